/** Boards follow a change within two seconds: they are asked anew after that. */
import { useQueryClient } from '@tanstack/react-query'

const soon = 2000

/** Gives what asks boards and lists of duties anew once the change has reached them. */
export function useLater(): () => void {
  const client = useQueryClient()
  return () => {
    setTimeout(() => {
      void client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('duties.'),
      })
    }, soon)
  }
}
