/** Sends a signal to a process that was started here, and waits for its end; one that has ended already is let be. */
export const killed = (child, signal) =>
  new Promise((resolve) => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', resolve)
    child.kill(signal)
  })
