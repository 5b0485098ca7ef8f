/**
 * A QR code to a page, for paper.
 */
import { useEffect, useState } from 'react'

/** The code of an address; nothing until it is drawn. */
export function QrCode({ address, label }: { address: string; label: string }) {
  const [picture, setPicture] = useState<string | undefined>()
  useEffect(() => {
    let gone = false
    void import('qrcode').then(async ({ toDataURL }) => {
      const drawn = await toDataURL(address, { margin: 1, width: 240 })
      if (!gone) setPicture(drawn)
    })
    return () => {
      gone = true
    }
  }, [address])
  return picture ? <img src={picture} alt={label} width={120} height={120} /> : null
}
