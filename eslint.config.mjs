import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const clockAndChance = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time is an argument: take it from platform/clock.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time is an argument: take it from platform/clock.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Chance comes from platform/ids.',
  },
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Only platform reads the environment.',
  },
];

/** Whoever takes a connection of their own goes around the setting that row-level security reads. */
const oneWayToTheDatabase = [
  {
    selector: "CallExpression[callee.property.name='createQueryRunner']",
    message: 'Statements go through TypeOrmDatabase, which says whose rows a connection may show.',
  },
  {
    selector: "ImportSpecifier[imported.name='DataSource']",
    message: 'Statements go through TypeOrmDatabase, which says whose rows a connection may show.',
  },
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.data/', 'coverage/', 'apps/web/src/api/schema.d.ts'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-control-regex': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', ...clockAndChance, ...oneWayToTheDatabase],
    },
  },
  {
    files: ['libs/platform/src/database/**', 'libs/application/src/application.module.ts'],
    rules: { 'no-restricted-syntax': ['error', ...clockAndChance] },
  },
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    ...reactHooks.configs.flat.recommended,
  },
  {
    files: [
      'apps/web/src/time/now.ts',
      'libs/platform/src/clock/**',
      'libs/platform/src/ids/**',
      'libs/platform/src/config/**',
      'scripts/**',
      'test/**',
      '**/*.spec.ts',
      '*.mjs',
      'apps/web/*.mjs',
      '*.cjs',
    ],
    rules: { 'no-restricted-syntax': 'off', 'max-lines': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        module: 'writable',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
      },
    },
  },
);
