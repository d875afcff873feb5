# One image for server, workers and upkeep: docker build -t vanthu .
FROM node:20-bookworm-slim AS build
WORKDIR /app
# better-sqlite3 is compiled where there is no prebuilt binary for the platform.
RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 make g++ \
  && rm -rf /var/lib/apt/lists/*
COPY . .
RUN npm ci --no-audit --no-fund
RUN npx tsc -b apps/cli
RUN npm prune --omit=dev --no-audit --no-fund

FROM node:20-bookworm-slim
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/packages ./packages
COPY --from=build /app/workers ./workers
COPY --from=build /app/apps ./apps
COPY --from=build /app/bench/package.json ./bench/
COPY --from=build /app/training/package.json ./training/
RUN chmod 755 apps/cli/dist/main.js \
  && ln -s /app/apps/cli/dist/main.js /usr/local/bin/vanthu \
  && install -d -o node -g node /data /scratch
ENV NODE_ENV=production VANTHU_DATA=/data TMPDIR=/scratch HOST=0.0.0.0 PORT=8080
USER node
VOLUME /data /scratch
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["vanthu"]
CMD ["serve"]
