/**
 * Evidence: what shows that a duty is done. Modules offer kinds of it; their operations show it as records come in,
 * in the same transaction (`ctx.show`), and it is kept append-only. Source: law-as-data.md, "live evidence per article";
 * the link from a finding to its evidence follows OSCAL assessment results.
 */
import type { Level } from '#platform/access/reach.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Words } from '#platform/operation/contract.ts'
import type { Services } from '#platform/services.ts'

/** The record behind a piece of evidence, and the page that shows it. */
export interface EvidenceRecord {
  /** What it is, as in `division`, `position`. */
  kind: string
  id: string
  /** Page within the product, beginning with '/'. */
  url: string
  /** As people read it; no personal data. */
  title: Words
}

/** A piece of evidence, as an operation shows it. */
export interface NewEvidence {
  /** `<module>.<what>`, one of the kinds that modules offer. */
  kind: string
  /** Where it is shown: the community, the grid, the body's place. */
  place: string
  /** False where it ended or failed: the leader left, the record was withdrawn. True when absent. */
  holds?: boolean
  /** What it is about where the kind asks for it: the id of a duty, a kind of body, a parameter. */
  about?: string
  /** How many stand there, where the law asks for a number; 1 when absent. */
  amount?: number
  /** The body that did it. */
  body?: string | undefined
  /** Since when it is so; a moment to come counts from then on. */
  at: Date
  /** The day that it counts for (YYYY-MM-DD, in China); the day of `at` when absent. */
  day?: string
  record: EvidenceRecord
}

/** What is read back from a module's own records, a page at a time. */
export interface GatheredPage {
  rows: NewEvidence[]
  /** Where the next page begins; absent on the last. */
  next?: string
}

/** A kind of evidence that a module offers to duties. */
export interface EvidenceKind {
  /** `<module>.<what>`. */
  id: string
  name: Words
  /**
   * `happened`: each counts in the period of its day. `stands`: the latest statement of a place holds until the next.
   */
  counts: 'happened' | 'stands'
  /** The level of the places that show it; absent: whichever place bears the duty. */
  at?: Level
  /** What a statement is about, and what of a duty it has to match; absent: only the place decides. */
  about?: 'duty' | 'bearer' | 'parameter'
  /**
   * A place shows it only where there was something to show: none in a period means that nothing was asked, not that it
   * was missed; and one that does not hold means that it was missed.
   */
  sparse?: true
  /** It changes which places of this level there are: what each of them has to show is looked at again. */
  changes?: Level
  /** No operation shows it: it is gathered every night, from the day given on. */
  nightly?: true
  /** Reads it back from the module's own records below a place, for the full recomputation. */
  gather(from: Gathering): Promise<GatheredPage>
}

/** What gathering works with. */
export interface Gathering {
  tx: Tx
  services: Services
  /** A place: only records at it or below. */
  within: string
  /** Where the page before ended. */
  after: string | undefined
  limit: number
  /** Only what is of this day (YYYY-MM-DD) or later; everything when absent. */
  since?: string
  now: Date
}
