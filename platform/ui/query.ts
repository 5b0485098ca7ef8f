/**
 * Asking and doing from pages: operations under their own names in one cache.
 */
import {
  QueryClient,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { CallError, call } from '#platform/operation/client.ts'
import type { InputOf, OperationContract, OutputOf } from '#platform/operation/contract.ts'
import { useLang } from '#platform/text/use-text.ts'

/** The cache of answers. A refusal is not asked again; a lost connection is, twice. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 2 && !(error instanceof CallError && error.status < 500),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}

/** Where an answer is kept: the operation's name first, so that news can name what it concerns. */
export function keyOf(contract: { name: string }, ...rest: unknown[]): readonly unknown[] {
  return [contract.name, ...rest]
}

interface AskOptions {
  /** Asks only when true. */
  when?: boolean
  /** Milliseconds for which an answer counts as fresh. */
  fresh?: number
  /** Shows the last answer while the next one comes. */
  keep?: boolean
}

/** Asks an operation and keeps its answer; asks anew in the other language when the reader changes it. */
export function useCall<C extends OperationContract>(
  contract: C,
  input: InputOf<C>,
  options: AskOptions = {},
): UseQueryResult<OutputOf<C>, Error> {
  const lang = useLang()
  return useQuery<OutputOf<C>, Error>({
    queryKey: keyOf(contract, lang, input),
    queryFn: ({ signal }) => call(contract, input, { signal }),
    enabled: options.when ?? true,
    ...(options.fresh === undefined ? {} : { staleTime: options.fresh }),
    ...(options.keep ? { placeholderData: (before: OutputOf<C> | undefined) => before as never } : {}),
  })
}

interface Page<T> {
  items: T[]
  next?: string | undefined
}
type ItemOf<C> = OutputOf<C> extends Page<infer T> ? T : never

/** Asks a list page by page; `items` is everything fetched so far. */
export function usePages<C extends OperationContract>(
  contract: C,
  input: InputOf<C>,
  options: AskOptions = {},
) {
  const lang = useLang()
  const asked = useInfiniteQuery({
    queryKey: keyOf(contract, lang, input, 'pages'),
    queryFn: async ({ pageParam, signal }) =>
      (await call(contract, { ...(input as object), after: pageParam } as InputOf<C>, {
        signal,
      })) as OutputOf<C>,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last as Page<unknown>).next,
    enabled: options.when ?? true,
  })
  const pages = asked.data?.pages ?? []
  return { ...asked, pages, items: pages.flatMap((page) => (page as Page<ItemOf<C>>).items) }
}

interface DoOptions<C> {
  /** Operations whose answers this one changes; by default all of the same module. */
  changes?: { name: string }[]
  onDone?: (output: OutputOf<C>, input: InputOf<C>) => void
}

/** Does something: runs a command, then asks anew for what it changed. */
export function useCommand<C extends OperationContract>(contract: C, options: DoOptions<C> = {}) {
  const client = useQueryClient()
  return useMutation<OutputOf<C>, Error, InputOf<C>>({
    mutationFn: (input) => call(contract, input),
    onSuccess: async (output, input) => {
      const names = options.changes?.map(({ name }) => name)
      const module = `${contract.name.split('.')[0]}.`
      options.onDone?.(output, input)
      await client.invalidateQueries({
        predicate: ({ queryKey }) => {
          const name = String(queryKey[0])
          return names ? names.includes(name) : name.startsWith(module)
        },
      })
    },
  })
}
