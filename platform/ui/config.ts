/**
 * What the installation says about itself; an older server without the page says nothing.
 */
import { useQuery } from '@tanstack/react-query'

/** The answer of `GET /api/config`. */
export interface InstallationConfig {
  demo: boolean
  /** Tiles for maps, where the operator has a source; none by default. */
  tiles: null | { url: string; attribution: string; crs: 'wgs84' | 'gcj02' }
  version: string
}

const SILENT: InstallationConfig = { demo: false, tiles: null, version: '' }

/** The installation's settings, asked once. */
export function useConfig(): InstallationConfig {
  const asked = useQuery({
    queryKey: ['config'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const response = await fetch('/api/config', { signal })
      return response.ok ? { ...SILENT, ...((await response.json()) as Partial<InstallationConfig>) } : SILENT
    },
  })
  return asked.data ?? SILENT
}
