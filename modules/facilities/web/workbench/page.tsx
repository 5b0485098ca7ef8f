/** The pages of the registers of facilities and of figures: all of them follow from their declarations. */
import { RegisterPages } from '#platform/ui/workbench/register/pages.tsx'
import { community, communityFigures, facilities, facility } from '../../contract.ts'
import { FacilityTabs } from './tabs.tsx'

/** List, entry, form and import below /work/facilities. */
export function FacilitiesPages() {
  return (
    <>
      <FacilityTabs />
      <RegisterPages register={facility} contracts={facilities} base="/work/facilities" />
    </>
  )
}

/** The same below /work/facilities/figures. */
export function FiguresPages() {
  return (
    <>
      <FacilityTabs />
      <RegisterPages register={community} contracts={communityFigures} base="/work/facilities/figures" />
    </>
  )
}
