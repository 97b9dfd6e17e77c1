import { readProject } from '../core/load/project-files.ts';
import { TextScanner } from '../core/check/text/scan.ts';
import { checkSchemas } from '../core/check/schemas.ts';
import { Report } from '../core/check/report.ts';
import { EvidencePlan } from '../core/check/evidence-plan.ts';
import { factsOf } from '../core/check/facts.ts';
import { FactTable } from '../core/check/fact-table.ts';
import { validEntry } from '../core/check/entry.ts';
import { asJson } from '../core/check/collection.ts';
import { roleOf } from '../core/check/layout.ts';
import { RECORD_RULES } from '../core/check/rules/index.ts';
const files=readProject('/tmp/c10k'); const s=checkSchemas(files.schemas,new Report())!;
const recs=files.datasets.flatMap(f=>{const r=roleOf(f.path);return r.kind==='record'?[{path:f.path,dataset:r.dataset,bytes:f.bytes!,text:Buffer.from(f.bytes!).toString()}]:[]});
const values=recs.map(r=>JSON.parse(r.text));
const entries=recs.map((r,i)=>validEntry({path:r.path,text:r.text,value:values[i]},r.dataset));
const sc=new TextScanner(); const plan=new EvidencePlan(s.schemas);
const SCH:any={agreements:'agreement',statements:'statement',figures:'figure',sources:'source',actors:'actor',places:'place'};
const looked=entries.map(e=>e.kind==='record'?plan.look(e.dataset,asJson(e)):{references:[],evidenced:true});
const facts=entries.map((e,i)=>factsOf(e,looked[i]!.references,s.units));
const phases:Record<string,()=>unknown>={
 parse:()=>{for(const r of recs)JSON.parse(r.text)},
 scan:()=>{for(const r of recs)sc.scan(r.bytes,r.text)},
 verdict:()=>{for(let i=0;i<recs.length;i++)s.verdicts(SCH[recs[i]!.dataset]+'.schema.json')(values[i])},
 look:()=>{for(const e of entries)plan.look(e.dataset,asJson(e))},
 rules:()=>{const shown={isTidy:true,isEvidenced:true};for(const e of entries)for(const r of RECORD_RULES){if((r as any).about!==undefined&&(r as any).about!==e.dataset)continue;if(r.passes?.(e,shown))continue;for(const _ of r.check(e,s))throw 1}},
 factsOf:()=>{for(let i=0;i<entries.length;i++)factsOf(entries[i]!,looked[i]!.references,s.units)},
 add:()=>{const t=new FactTable();for(const f of facts)t.add(f,{file:0,start:0})},
};
const best:Record<string,number>={};
for(let k=0;k<12;k++)for(const[n,f]of Object.entries(phases)){const u=process.cpuUsage();f();const d=process.cpuUsage(u);best[n]=Math.min(best[n]??1e9,(d.user+d.system)/recs.length)}
for(const[n,v]of Object.entries(best))console.log(n.padEnd(10),v.toFixed(2),'us',(v/best.parse!).toFixed(2));
