/**
 * The SQL by which a year of cases is written. `staged`, a temporary table of the connection, holds one batch, in order of time.
 */

export const createStaged = `
create temporary table staged (n int, county text, id uuid, no text, jurisdiction text, pack text, place text, title text,
  category text, level text, state text, public bool, opened_by uuid, at timestamptz, span float8, due timestamptz, late bool, rated int,
  dispatcher uuid, handler uuid, lng float8, lat float8, text text, address text, words tsvector)`

/** Draws one batch: case $1 to $2 of $3, on $4 places, spread over the last twelve months. */
export const stage = `
insert into staged
select n, p.county, (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(r1, 1, 3) || '8' || substr(r1, 4, 15))::uuid,
  p.county || '-' || to_char(at at time zone 'Asia/Shanghai', 'YYMMDD') || '-' || upper(left(translate(encode(decode(r2, 'hex'), 'base64'), '+/=', 'XYZ'), 7)),
  p.jurisdiction, p.pack, p.code, t.name || ' · ' || p.name, t.category, t.level, state, t.public,
  case when r3 < 0.75 then md5((r4 * 150000)::int::text)::uuid end, at, span,
  case when state in ('reported', 'accepted', 'dispatched', 'handling', 'handled', 'checked') then at + make_interval(days => 2 + (r5 * 12)::int) end,
  r6 < 0.06, case when state = 'closed' and r7 < 0.55 then 1 + least(4, (sqrt(r8) * 5)::int) end,
  p.dispatcher, p.handlers[1 + (r9 * r9 * cardinality(p.handlers))::int % cardinality(p.handlers)],
  p.lng + (r1f - 0.5) * 0.004, p.lat + (r2f - 0.5) * 0.004, t.text, t.address, t.words || p.words
from (
  select n, now() - interval '365 days' + (n + random()) / $3::int * interval '364.9 days' as at, md5(random()::text || n) as r1, md5(random()::text) as r2,
    random() as r3, random() as r4, random() as r5, random() as r6, random() as r7, random() as r8, random() as r9, random() as r1f, random() as r2f,
    0.5 + random() * 9 as span, (random() * 1e9)::int as pick, (random() * 1e9)::int as say, random() as open, random() as fate
  from generate_series($1::int, $2::int) n
) d
join bench.place p on p.i = d.pick % $4::int
join bench.text t on t.i = p.base + d.say % 4000
cross join lateral (select case
  when open < case when at > now() - interval '15 days' then 0.85 else 0.015 end then case
    when fate < 0.15 then 'reported' when fate < 0.2 then 'accepted' when fate < 0.5 then 'dispatched' when fate < 0.7 then 'handling'
    when fate < 0.82 then 'handled' when fate < 0.85 then 'checked' else 'answered' end
  when fate < 0.94 then 'closed' when fate < 0.97 then 'not-accepted' when fate < 0.985 then 'withdrawn' when fate < 0.995 then 'merged' else 'void' end as state) s
order by at`

/** How far a case got: the rank of its state along the main way. */
const rank = `case state when 'reported' then 0 when 'accepted' then 1 when 'dispatched' then 2 when 'handling' then 2 when 'handled' then 3
  when 'checked' then 4 when 'answered' then 5 when 'closed' then 6 else 0 end`

/** The moment of each step, in parts of the time that the whole took (days). */
const when = (part: number) => `at + make_interval(secs => span * 86400 * ${part})`

export const insertCases = `
insert into workflow.case (county, id, no, procedure, jurisdiction, pack, place, title, category, level, state, desk, holder, origin, opened_by,
  opened_at, due_at, attention_at, escalation, supervised, public, closed_at, outcome, timers, data, reopened, rating, seq, head, suspended)
select county, id, no, 'grid.matter', jurisdiction, pack, place, title, category, level, state,
  case when state in ('reported', 'accepted', 'checked') then 'grid.intake' when state in ('dispatched', 'handling') then 'grid.handle' when state = 'handled' then 'grid.check' end,
  case when state in ('reported', 'accepted', 'handled', 'checked') then dispatcher when state in ('dispatched', 'handling') then handler end,
  case when n % 10 < 6 then 'resident' when n % 10 < 9 then 'patrol' else 'clerk' end, opened_by,
  at, due, case when due > now() + interval '1 hour' then due when state = 'answered' then now() + interval '5 days' end,
  case when due < now() then 4 else 0 end, n % 211 = 0, public and state <> 'void',
  case when state in ('closed', 'not-accepted', 'withdrawn', 'merged', 'void') then ${when(1)} end,
  case when state in ('answered', 'closed') then 'answered' when state in ('not-accepted', 'withdrawn', 'merged', 'void') then state end,
  timers.t, case when ${rank} >= 5 then jsonb_build_object('answered', true, 'jointOpen', 0, 'finishedBody', handler, 'finishedBy', opened_by,
    'reworked', case when n % 23 = 0 then 1 end) else '{}' end,
  case when state = 'closed' and n % 97 = 0 then 1 else 0 end, rated, greatest(1, ${rank}), sha256(id::text::bytea), false
from staged s cross join lateral (select
  jsonb_build_array(bench.timer('intake', 1, at, at + interval '1 day', case when state <> 'reported' then ${when(0.05)} end, false))
  || case when r.k >= 1 then jsonb_build_array(bench.timer('dispatch', 1, ${when(0.05)}, at + interval '2 days', case when r.k > 1 then ${when(0.1)} end, false)) else '[]' end
  || case when r.k >= 2 then jsonb_build_array(bench.timer('handle', 5, ${when(0.1)}, at + interval '7 days', case when r.k > 2 then ${when(0.7)} end, late)) else '[]' end
  || case when r.k >= 3 then jsonb_build_array(bench.timer('check', 2, ${when(0.7)}, at + interval '9 days', case when r.k > 3 then ${when(0.8)} end, false)) else '[]' end
  || case when r.k >= 4 then jsonb_build_array(bench.timer('answer', 1, ${when(0.8)}, at + interval '10 days', case when r.k > 4 then ${when(0.8)} end, false)) else '[]' end
  || case when r.k >= 5 then jsonb_build_array(bench.timer('rate', 7, ${when(0.8)}, at + interval '17 days', case when r.k > 5 then ${when(1)} end, false)) else '[]' end as t
  from (select ${rank} as k) r) timers order by s.at`

export const insertMatters = `
insert into grid.matter (county, id, category, text, address, location, channel, anonymous, fixed, photos, followers, words)
select county, id, category, text, address, point(round(lng * 1000000), round(lat * 1000000)), 'web', n % 40 = 0, false, '{}', n % 3, words
from staged order by at`

export const insertInvolved = `
insert into grid.involved (county, body, opened_at, id)
select county, handler, at, id from staged where ${rank} >= 2 and handler is not null order by at`

/** One event per step that the case took; written long ago, as far as seals and figures ask. */
export const insertEvents = `
insert into history.event (county, subject, seq, id, at, operation, account, person, position, body, place, data, txid, prev, hash)
select county, s.id, e.seq, (left(s.id::text, 15) || substr(md5(s.id::text || e.seq), 1, 3) || '-8' || substr(md5(e.seq || s.id::text), 1, 3) || '-' || substr(md5(s.id::text || e.seq), 8, 12))::uuid,
  at + make_interval(secs => span * 86400 * e.part),
  case when e.seq = 1 then 'grid.report' else 'grid.act' end, null, case when e.action in ('report', 'rate') then opened_by else md5(handler::text)::uuid end,
  null, case e.by when 'd' then dispatcher when 'h' then handler end, place,
  jsonb_build_object('action', e.action, 'from', e.before, 'to', e.after)
    || jsonb_strip_nulls(jsonb_build_object('note', e.note, 'body', case when e.action = 'dispatch' then handler end)),
  3, sha256((s.id::text || e.seq - 1)::bytea), sha256((s.id::text || e.seq)::bytea)
from staged s cross join lateral (select * from (values
  (1, 0.0, 'report', null, 'reported', null, null, 0), (2, 0.1, 'dispatch', 'accepted', 'dispatched', null, 'd', 2),
  (3, 0.7, 'finish', 'dispatched', 'handled', '已派人到现场处理完毕，恢复正常，请反映人放心。', 'h', 3),
  (4, 0.8, 'check', 'handled', 'checked', '已到现场查看，情况属实。', 'd', 4), (5, 0.8, 'answer', 'checked', 'answered', '您反映的问题已经处理好，谢谢。', 'd', 5),
  (6, 1.0, case when s.rated is not null then 'rate' else 'close' end, 'answered', 'closed', null, null, 6)
  ) as step (seq, part, action, before, after, note, by, k) where step.k <= ${rank}) e
order by s.at`
