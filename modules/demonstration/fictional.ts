/**
 * The invented places of the invented jurisdiction (乌有), for tests: two counties, so that something lies outside.
 */
import type { Division } from '#modules/places/contract.server.ts'

/** All places of 乌有, widest first. */
export const fictionalPlaces: readonly Division[] = [
  { code: '99', name: '乌有省' },
  { code: '9901', name: '乌有市' },
  { code: '990101', name: '乌有县' },
  { code: '990102', name: '子虚县' },
  { code: '990101001', name: '云上街道' },
  { code: '990101100', name: '梦溪镇' },
  { code: '990102001', name: '亡是街道' },
  { code: '990101001001', name: '云上社区居民委员会' },
  { code: '990101001002', name: '星河社区居民委员会' },
  { code: '990101001003', name: '望月社区居民委员会' },
  { code: '990101001004', name: '听风社区居民委员会' },
  { code: '990101100001', name: '梦溪社区居民委员会' },
  { code: '990101100200', name: '桃源村村民委员会' },
  { code: '990101100201', name: '南柯村村民委员会' },
  { code: '990101100202', name: '蓬莱村村民委员会' },
  { code: '990102001001', name: '子虚社区居民委员会' },
  { code: '990102001002', name: '无何社区居民委员会' },
]
