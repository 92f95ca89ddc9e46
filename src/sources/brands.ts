/** The brands of all sources there are, set up here or not. */
import { garminBrand } from './garmin/brand.ts'
import { stravaBrand } from './strava/brand.ts'

export const BRANDS = [stravaBrand, garminBrand] as const
