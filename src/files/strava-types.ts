/** Strava's names of running, as its API writes them and as its export does in the languages of accounts. */
import type { Ground } from '../domain/training/run.ts'

const grounds: Record<string, Ground> = {
  run: 'road',
  trailrun: 'trail',
  virtualrun: 'treadmill',
  lauf: 'road',
  traillauf: 'trail',
  virtuellerlauf: 'treadmill',
  courseàpied: 'road',
  carrera: 'road',
  corsa: 'road',
  corrida: 'road',
  hardlopen: 'road',
  hardloopsessie: 'road',
  забег: 'road',
  ラン: 'road',
  ランニング: 'road',
  달리기: 'road',
  跑步: 'road',
}

const plain = (name: string) =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]/g, '')

export const stravaRunning = (name: string): boolean => Object.hasOwn(grounds, plain(name))

export const stravaGround = (name: string): Ground => grounds[plain(name)] ?? 'road'
