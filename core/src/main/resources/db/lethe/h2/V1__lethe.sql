-- Lethe's own tables, version 1. Repeatable. The same tables and columns in every database.

create table if not exists lethe_gate_slot (
  slot int not null primary key
);

create table if not exists lethe_switch (
  name varchar(40) not null primary key,
  setting varchar(40) not null,
  changed_at timestamp(6) with time zone not null
);

create table if not exists lethe_note (
  id varchar(36) not null primary key,
  written_at timestamp(6) with time zone not null,
  actor_role varchar(20) not null,
  actor_name varchar(255),
  reason character varying
);

create table if not exists lethe_rule (
  rule_id varchar(255) not null primary key,
  fingerprint varchar(64) not null,
  armed_at timestamp(6) with time zone not null,
  anchor_before timestamp(6) with time zone,
  rows_left bigint,
  proposed_by varchar(255),
  note_id varchar(36),
  disarmed_at timestamp(6) with time zone
);

create table if not exists lethe_hold (
  id varchar(36) not null primary key,
  kind varchar(20) not null,
  matter varchar(255) not null,
  review_by date,
  until_at timestamp(6) with time zone,
  cap_period varchar(40),
  security_ground varchar(255),
  obligation varchar(255),
  entity varchar(128),
  predicate character varying,
  placed_at timestamp(6) with time zone not null,
  released_at timestamp(6) with time zone,
  note_id varchar(36)
);

create table if not exists lethe_hold_target (
  hold_id varchar(36) not null,
  target_kind varchar(10) not null,
  name varchar(128) not null,
  key_text varchar(255) not null,
  primary key (hold_id, target_kind, name, key_text)
);

create table if not exists lethe_waiting (
  id varchar(36) not null primary key,
  entity varchar(128) not null,
  record_key varchar(255) not null,
  rule_id varchar(255) not null,
  ground varchar(40) not null,
  hold_id varchar(36) default '' not null,
  erasure_id varchar(36) default '' not null,
  noted_at timestamp(6) with time zone not null,
  freed_at timestamp(6) with time zone,
  constraint lethe_waiting_once unique (entity, record_key, rule_id, ground, hold_id, erasure_id)
);

create table if not exists lethe_restricted (
  entity varchar(128) not null,
  record_key varchar(255) not null,
  rule_id varchar(255) not null,
  reason varchar(40) not null,
  citation varchar(255) not null,
  until_at timestamp(6) with time zone,
  since timestamp(6) with time zone not null,
  primary key (entity, record_key, rule_id)
);

create table if not exists lethe_emptied (
  entity varchar(128) not null,
  record_key varchar(255) not null,
  rule_id varchar(255) not null,
  emptied_at timestamp(6) with time zone not null,
  primary key (entity, record_key, rule_id)
);

create table if not exists lethe_outbox (
  id varchar(36) not null primary key,
  kind varchar(40) not null,
  target varchar(128) not null,
  object_key character varying,
  entity varchar(128) not null,
  record_key varchar(255) not null,
  rule_id varchar(255) not null,
  subjects character varying not null,
  facets character varying not null,
  state varchar(20) not null,
  attempts int not null,
  next_at timestamp(6) with time zone not null,
  limit_at timestamp(6) with time zone,
  created_at timestamp(6) with time zone not null,
  done_at timestamp(6) with time zone,
  residual_until timestamp(6) with time zone,
  run_id varchar(36),
  erasure_id varchar(36),
  answer varchar(40),
  last_error varchar(255)
);

create table if not exists lethe_run (
  id varchar(36) not null primary key,
  kind varchar(40) not null,
  started_at timestamp(6) with time zone not null,
  heartbeat_at timestamp(6) with time zone not null,
  finished_at timestamp(6) with time zone,
  stop varchar(20),
  summary character varying
);

create table if not exists lethe_task (
  name varchar(128) not null primary key,
  leased_until timestamp(6) with time zone,
  leased_by varchar(36)
);

create table if not exists lethe_event (
  id varchar(36) not null primary key,
  at timestamp(6) with time zone not null,
  kind varchar(40) not null,
  body character varying not null,
  hash varchar(64) not null,
  key_version int not null,
  block_seq bigint,
  ordinal int
);

create table if not exists lethe_block (
  seq bigint not null primary key,
  at timestamp(6) with time zone not null,
  kind varchar(40) not null,
  body character varying not null,
  items bigint not null,
  root varchar(64) not null,
  previous varchar(64) not null,
  hash varchar(64) not null,
  algorithm varchar(40) not null,
  key_version int not null
);

create table if not exists lethe_head (
  id int not null primary key,
  seq bigint not null,
  hash varchar(64) not null
);

create table if not exists lethe_erasure (
  id varchar(36) not null primary key,
  target text,
  wish varchar(20) not null,
  ground varchar(40) not null,
  subjects text not null,
  ordered_by varchar(255) not null,
  note_id varchar(36) not null,
  state varchar(20) not null,
  round int not null,
  closed_at timestamp(6) with time zone,
  ordered_at timestamp(6) with time zone not null,
  started_at timestamp(6) with time zone,
  finished_at timestamp(6) with time zone,
  next_at timestamp(6) with time zone,
  looks int not null,
  residue text
);

create table if not exists lethe_erasure_subject (
  erasure_id varchar(36) not null,
  name varchar(128) not null,
  key_text varchar(255) not null,
  primary key (erasure_id, name, key_text)
);

create table if not exists lethe_erasure_step (
  erasure_id varchar(36) not null,
  round int not null,
  entity varchar(128) not null,
  reached text,
  done int not null,
  tally text not null,
  primary key (erasure_id, round, entity)
);

create table if not exists lethe_erasure_item (
  erasure_id varchar(36) not null,
  entity varchar(128) not null,
  record_key varchar(255) not null,
  rule_id varchar(255) default '' not null,
  primary key (erasure_id, entity, record_key, rule_id)
);

create table if not exists lethe_certificate (
  erasure_id varchar(36) not null,
  addendum int not null,
  issued_at timestamp(6) with time zone not null,
  content text not null,
  signature varchar(255) not null,
  primary key (erasure_id, addendum)
);

create table if not exists lethe_request (
  id varchar(36) not null primary key,
  kind varchar(20) not null,
  state varchar(20) not null,
  channel varchar(20) not null,
  received_at timestamp(6) with time zone not null,
  asked_at timestamp(6) with time zone,
  proven_at timestamp(6) with time zone,
  statutory_due timestamp(6) with time zone,
  promised_due timestamp(6) with time zone,
  effective_due timestamp(6) with time zone not null,
  last_day date not null,
  profile varchar(80) not null,
  warnings varchar(500) not null,
  refusal varchar(40),
  note_id varchar(36),
  answered_at timestamp(6) with time zone,
  acknowledge_by timestamp(6) with time zone,
  extended_at timestamp(6) with time zone,
  clarification_asked_at timestamp(6) with time zone,
  clarified_at timestamp(6) with time zone
);

create table if not exists lethe_request_person (
  request_id varchar(36) not null,
  kind varchar(128) not null,
  subject_hash varchar(80) not null,
  key_text varchar(255),
  primary key (request_id, kind, subject_hash)
);

create table if not exists lethe_incident (
  id varchar(36) not null primary key,
  nature character varying not null,
  effects varchar(80) not null,
  detected_at timestamp(6) with time zone not null,
  aware_at timestamp(6) with time zone,
  processor_knew_at timestamp(6) with time zone,
  reported_at timestamp(6) with time zone not null,
  authority_due timestamp(6) with time zone,
  profile varchar(80),
  risk varchar(20),
  risk_reason character varying,
  notified_at timestamp(6) with time zone,
  delay_reason character varying,
  items character varying not null,
  communicated_at timestamp(6) with time zone,
  exemption varchar(40),
  exemption_reason character varying,
  affected character varying,
  counted_at timestamp(6) with time zone,
  closed_at timestamp(6) with time zone,
  close_reason character varying,
  warnings varchar(500),
  supplement_due timestamp(6) with time zone
);

create table if not exists lethe_incident_person (
  incident_id varchar(36) not null,
  kind varchar(128) not null,
  subject_hash varchar(80) not null,
  key_text varchar(255),
  primary key (incident_id, kind, subject_hash)
);

create table if not exists lethe_schema (
  version int not null primary key,
  applied_at timestamp(6) with time zone not null
);

create index if not exists lethe_hold_target_of on lethe_hold_target (target_kind, name, key_text);
create index if not exists lethe_hold_entity on lethe_hold (entity);
create index if not exists lethe_waiting_hold on lethe_waiting (hold_id);
create index if not exists lethe_outbox_next on lethe_outbox (state, next_at);
create index if not exists lethe_waiting_erasure on lethe_waiting (erasure_id);
create index if not exists lethe_outbox_erasure on lethe_outbox (erasure_id);
create index if not exists lethe_erasure_subject_of on lethe_erasure_subject (key_text);
create index if not exists lethe_erasure_next on lethe_erasure (state, next_at);
create index if not exists lethe_event_block on lethe_event (block_seq, ordinal);
create index if not exists lethe_request_open on lethe_request (answered_at, effective_due);
create index if not exists lethe_incident_open on lethe_incident (closed_at, reported_at);

insert into lethe_gate_slot (slot) select 0 where not exists (select 1 from lethe_gate_slot where slot = 0);
insert into lethe_gate_slot (slot) select 1 where not exists (select 1 from lethe_gate_slot where slot = 1);
insert into lethe_gate_slot (slot) select 2 where not exists (select 1 from lethe_gate_slot where slot = 2);
insert into lethe_gate_slot (slot) select 3 where not exists (select 1 from lethe_gate_slot where slot = 3);
insert into lethe_gate_slot (slot) select 4 where not exists (select 1 from lethe_gate_slot where slot = 4);
insert into lethe_gate_slot (slot) select 5 where not exists (select 1 from lethe_gate_slot where slot = 5);
insert into lethe_gate_slot (slot) select 6 where not exists (select 1 from lethe_gate_slot where slot = 6);
insert into lethe_gate_slot (slot) select 7 where not exists (select 1 from lethe_gate_slot where slot = 7);
insert into lethe_gate_slot (slot) select 8 where not exists (select 1 from lethe_gate_slot where slot = 8);
insert into lethe_gate_slot (slot) select 9 where not exists (select 1 from lethe_gate_slot where slot = 9);
insert into lethe_gate_slot (slot) select 10 where not exists (select 1 from lethe_gate_slot where slot = 10);
insert into lethe_gate_slot (slot) select 11 where not exists (select 1 from lethe_gate_slot where slot = 11);
insert into lethe_gate_slot (slot) select 12 where not exists (select 1 from lethe_gate_slot where slot = 12);
insert into lethe_gate_slot (slot) select 13 where not exists (select 1 from lethe_gate_slot where slot = 13);
insert into lethe_gate_slot (slot) select 14 where not exists (select 1 from lethe_gate_slot where slot = 14);
insert into lethe_gate_slot (slot) select 15 where not exists (select 1 from lethe_gate_slot where slot = 15);
insert into lethe_switch (name, setting, changed_at) select 'stop', 'run', current_timestamp where not exists (select 1 from lethe_switch where name = 'stop');
insert into lethe_switch (name, setting, changed_at) select 'epoch', '0', current_timestamp where not exists (select 1 from lethe_switch where name = 'epoch');
insert into lethe_head (id, seq, hash) select 1, 0, '' where not exists (select 1 from lethe_head where id = 1);
insert into lethe_schema (version, applied_at) select 1, current_timestamp where not exists (select 1 from lethe_schema where version = 1);
