import tseslint from 'typescript-eslint'

// Adapters are the one file through which an outside library enters; only there may a type be asserted.
const adapters = ['**/*-adapter.ts', '**/adapters/**']

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/.turbo/**', 'packages/*/data/**'] },
  ...tseslint.configs.recommended,
  ...tseslint.configs.stylistic,
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  { files: adapters, rules: { '@typescript-eslint/consistent-type-assertions': 'off' } },
  { files: ['apps/cli/**', '**/*.mjs', '**/test/**'], rules: { 'no-console': 'off' } },
)
