import pg from 'pg'
import { startEmbedded } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { migrationFolders,root } from '#platform/db/folders.ts'
import { openDatabase } from '#platform/db/database.ts'
import { loadPacks } from '#platform/packs/load.ts'
import { localBus } from '#platform/notify/bus.ts'
import { fixedClock } from '#platform/time/clock.ts'
import { places } from '#modules/places/module.ts'
import { loadDemonstration } from '#modules/demonstration/load.ts'
import { rmSync, mkdirSync, chmodSync } from 'node:fs'
rmSync('/tmp/lp/d2',{recursive:true,force:true}); mkdirSync('/tmp/lp/d2')
const e=await startEmbedded({dataDir:'/tmp/lp/d2',log:()=>{}})
await migrate(e.url, migrationFolders())
const services:any={packs:loadPacks(root+'jurisdictions'),bus:localBus(),clock:fixedClock('2026-11-20T09:00:00+08:00'),demo:true}
let t=performance.now(); const lap=(w:string)=>{console.log(w,(performance.now()-t).toFixed(0)+'ms');t=performance.now()}
await places.start!(null as any,services,{ownerUrl:e.url,say:console.log}); lap('import')
await places.start!(null as any,services,{ownerUrl:e.url,say:console.log}); lap('import again')
await loadDemonstration({ownerUrl:e.url,services,log:console.log}); lap('demo')
await loadDemonstration({ownerUrl:e.url,services,log:console.log}); lap('demo again')
const pool=new pg.Pool({connectionString:e.url})
console.log((await pool.query("select login,name,home from accounts.account order by login")).rows.map(r=>r.login+' '+r.name).join('; '))
// checks: cover/overlap for all communities
import { planeAt, shapeOf, sharedPieces, uncoveredPieces, totalArea, isSimple } from '#modules/places/geometry.ts'
const b=new Map((await pool.query("select place code, ring from places.boundary")).rows.map(r=>[r.code,r.ring]))
const g=(await pool.query("select code, community, ring from places.grid")).rows
for(const r of g) b.set(r.code,r.ring)
let worstGap=0,worstOver=0,broken=0,minA=1e18,maxA=0
const kids=new Map<string,string[]>()
for(const code of b.keys()){const l=code.length; const p=l===15?code.slice(0,12):l===12?code.slice(0,9):l===9?code.slice(0,6):null; if(p) kids.set(p,[...(kids.get(p)??[]),code])}
for(const [p,ks] of kids){const c=b.get(p)!; const plane=planeAt(c.coordinates[0][0][0],c.coordinates[0][0][1]); const s=(x:string)=>shapeOf(plane.toMetres(b.get(x)!))
 const whole=s(p),shapes=ks.map(s); for(const k of ks) if(!isSimple(plane.toMetres(b.get(k)!))) broken++
 const gap=totalArea(uncoveredPieces(whole,shapes)); let over=0; for(let i=0;i<shapes.length;i++)for(let j=i+1;j<shapes.length;j++)over=Math.max(over,totalArea(sharedPieces(shapes[i]!,shapes[j]!)))
 worstGap=Math.max(worstGap,gap);worstOver=Math.max(worstOver,over); if(p.length===12)for(const x of shapes){minA=Math.min(minA,x.area);maxA=Math.max(maxA,x.area)}}
console.log({places:b.size,worstGap,worstOver,broken,minA,maxA}); lap('check')
for(const x of kids.get('410802')??[]) process.stdout.write(x+' '+(b.get(x)!.coordinates[0].length)+'; ')
console.log(); 
import { writeFileSync } from 'node:fs'
writeFileSync('/tmp/lp/shapes.json',JSON.stringify([...b].filter(([c])=>c.startsWith('510903')||c.startsWith('410802'))))
await pool.end(); await e.stop()
