// Starts the console in the page.

import { render } from 'preact'
import { App } from './app.tsx'
import { followLanguage } from './state/language.ts'
import { followTheme } from './state/theme.ts'

followLanguage()
followTheme()
render(<App />, document.getElementById('app') ?? document.body)
