import neostandard from 'neostandard'

export default [
  ...neostandard({ ts: true, ignores: ['dist/', 'data/', 'node_modules/', 'models/'] }),
  {
    rules: {
      // Prose tables of regexes and spans read better aligned and on one line.
      '@stylistic/no-multi-spaces': 'off',
      '@stylistic/key-spacing': 'off',
      'no-control-regex': 'off'
    }
  },
  {
    files: ['src/console/**'],
    rules: {
      'no-void': ['error', { allowAsStatement: true }],
      'react/jsx-handler-names': 'off'
    }
  }
]
