/**
 * Fields of the forms of a grid matter's actions.
 */
import type { FieldDefinition } from '#platform/workflow/procedure.ts'

export const note = (zh: string, en: string, required: boolean): FieldDefinition => ({
  name: 'note',
  kind: 'longText',
  label: { zh, en },
  required,
})

export const photos: FieldDefinition = {
  name: 'photos',
  kind: 'photos',
  label: { zh: '照片', en: 'Photos' },
  required: false,
}

export const level: FieldDefinition = {
  name: 'level',
  kind: 'choice',
  label: { zh: '响应等级', en: 'Response level' },
  required: false,
  choices: [
    { value: 'emergency', label: { zh: '紧急', en: 'Emergency' } },
    { value: 'urgent', label: { zh: '加急', en: 'Urgent' } },
    { value: 'ordinary', label: { zh: '一般', en: 'Ordinary' } },
    { value: 'complex', label: { zh: '复杂', en: 'Complex' } },
  ],
}

export const body: FieldDefinition = {
  name: 'body',
  kind: 'body',
  label: { zh: '主办单位', en: 'Lead body' },
  required: true,
}

/** Where a matter is known by its community only: its grid, so that the grid's people see and check it. */
export const grid: FieldDefinition = {
  name: 'grid',
  kind: 'place',
  label: { zh: '所在网格', en: 'Grid' },
  required: false,
  hint: {
    zh: '反映人只说了社区；选定后，网格员能看到、能到现场核实核查',
    en: 'Only the community is known; once chosen, the people of the grid see it and can look at the place',
  },
}

export const joint: FieldDefinition = {
  name: 'joint',
  kind: 'bodies',
  label: { zh: '协办单位', en: 'Joint bodies' },
  required: false,
  hint: {
    zh: '各协办单位分别办理，全部办完后主办单位才能办结',
    en: 'Each handles its part; the lead finishes after all of them',
  },
}

export const answer = (required: boolean): FieldDefinition => ({
  name: 'answer',
  kind: 'longText',
  label: { zh: '答复反映人', en: 'Answer to the reporter' },
  required,
  hint: { zh: '反映人会看到这段话', en: 'The reporter reads this' },
})

export const publicText: FieldDefinition = {
  name: 'publicText',
  kind: 'longText',
  label: { zh: '公开说明', en: 'Public note' },
  required: false,
  hint: { zh: '任何人都能看到，请勿写个人信息', en: 'Anybody can read this; no personal data' },
}

export const satisfied = (required: boolean): FieldDefinition => ({
  name: 'satisfied',
  kind: 'choice',
  label: { zh: '满意程度', en: 'Satisfaction' },
  required,
  choices: [
    { value: '5', label: { zh: '很满意', en: 'Very satisfied' } },
    { value: '4', label: { zh: '满意', en: 'Satisfied' } },
    { value: '3', label: { zh: '基本满意', en: 'Fairly satisfied' } },
    { value: '2', label: { zh: '不满意', en: 'Dissatisfied' } },
    { value: '1', label: { zh: '很不满意', en: 'Very dissatisfied' } },
  ],
})
