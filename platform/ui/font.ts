/**
 * The product's own Chinese typeface, fetched only where it serves: on wide screens, and on devices that have no
 * Chinese font at all. A phone's own font saves its owner two megabytes.
 */

/** Decides and, where needed, fetches. Text stands in the system's font meanwhile. */
export async function fitFont(): Promise<void> {
  const wide = globalThis.matchMedia?.('(min-width: 900px)').matches ?? true
  if (!wide && canDrawChinese()) return
  await import('@fontsource-variable/noto-sans-sc/index.css')
  document.documentElement.dataset.font = 'own'
}

/** Whether two different characters look different: a missing one is drawn as the same box. */
function canDrawChinese(): boolean {
  const draw = (text: string) => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 24
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) return ''
    context.font = '20px system-ui, sans-serif'
    context.fillText(text, 2, 20)
    return context.getImageData(0, 0, 24, 24).data.join()
  }
  return draw('邻') !== draw('里')
}
