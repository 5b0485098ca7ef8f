-- What the person was told, and who may decide otherwise: kept as it was said, however the law changes later.
alter table history.refusal add column says jsonb, add column decider jsonb;
-- The log of one place, newest first, and of wide ones: by place, and by time alone.
create index refusal_reach on history.refusal (place, at desc, id desc);
create index refusal_time on history.refusal (at desc, id desc);
-- What one body attempted.
create index refusal_body on history.refusal (body, at desc) where body is not null;
