/**
 * Where the device is, asked once; WGS84 degrees.
 */
import type { Point } from './projection.ts'

/** Asks the device. Throws where it is refused, unknown, or takes longer than ten seconds. */
export function whereAmI(): Promise<Point> {
  return new Promise((resolve, reject) => {
    if (!navigator.geolocation) return reject(new Error('no position'))
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lng: coords.longitude, lat: coords.latitude }),
      reject,
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 },
    )
  })
}
