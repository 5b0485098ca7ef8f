/**
 * The browser app begins here: language, text size, font; then the routes.
 */
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connect } from '#platform/operation/client.ts'
import { currentLang, showLang } from '#platform/text/language.ts'
import { fitFont } from '#platform/ui/font.ts'
import { followLargeText } from '#platform/ui/preferences.ts'
import { makeQueryClient } from '#platform/ui/query.ts'
import '#platform/ui/styles/tokens.css'
import '#platform/ui/styles/base.css'
import '#platform/ui/styles/controls.css'
import '#platform/ui/styles/surfaces.css'
import '#platform/ui/styles/print.css'
import './shell/page.css'
import './shell/shell.css'
import { router } from './router.tsx'

connect({ base: '', lang: currentLang })
showLang()
followLargeText()
void fitFont()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={makeQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
