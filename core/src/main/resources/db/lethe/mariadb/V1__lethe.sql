-- Lethe's own tables, version 1. Repeatable. The same tables and columns in every database.
-- Instants are UTC. Keys compare by bytes, trailing blanks included.

create table if not exists lethe_gate_slot (
  slot int not null primary key
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_switch (
  name varchar(40) not null primary key,
  setting varchar(40) not null,
  changed_at datetime(6) not null
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_note (
  id varchar(36) not null primary key,
  written_at datetime(6) not null,
  actor_role varchar(20) not null,
  actor_name varchar(255),
  reason longtext
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_rule (
  rule_id varchar(255) not null primary key,
  fingerprint varchar(64) not null,
  armed_at datetime(6) not null,
  anchor_before datetime(6),
  rows_left bigint,
  proposed_by varchar(255),
  note_id varchar(36),
  disarmed_at datetime(6)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_hold (
  id varchar(36) not null primary key,
  kind varchar(20) not null,
  matter varchar(255) not null,
  review_by date,
  until_at datetime(6),
  cap_period varchar(40),
  security_ground varchar(255),
  obligation varchar(255),
  entity varchar(128),
  predicate longtext,
  placed_at datetime(6) not null,
  released_at datetime(6),
  note_id varchar(36)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_hold_target (
  hold_id varchar(36) not null,
  target_kind varchar(10) not null,
  name varchar(128) not null,
  key_text varchar(255) not null,
  primary key (hold_id, target_kind, name, key_text)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_waiting (
  id varchar(36) not null primary key,
  entity varchar(128) not null,
  record_key varchar(255) not null,
  rule_id varchar(255) not null,
  ground varchar(40) not null,
  hold_id varchar(36) default '' not null,
  erasure_id varchar(36) default '' not null,
  noted_at datetime(6) not null,
  freed_at datetime(6),
  constraint lethe_waiting_once unique (entity, record_key, rule_id, ground, hold_id, erasure_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_restricted (
  entity varchar(128) not null,
  record_key varchar(255) not null,
  rule_id varchar(255) not null,
  reason varchar(40) not null,
  citation varchar(255) not null,
  until_at datetime(6),
  since datetime(6) not null,
  primary key (entity, record_key, rule_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_emptied (
  entity varchar(128) not null,
  record_key varchar(255) not null,
  rule_id varchar(255) not null,
  emptied_at datetime(6) not null,
  primary key (entity, record_key, rule_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_outbox (
  id varchar(36) not null primary key,
  kind varchar(40) not null,
  target varchar(128) not null,
  object_key longtext,
  entity varchar(128) not null,
  record_key varchar(255) not null,
  rule_id varchar(255) not null,
  subjects longtext not null,
  facets longtext not null,
  state varchar(20) not null,
  attempts int not null,
  next_at datetime(6) not null,
  limit_at datetime(6),
  created_at datetime(6) not null,
  done_at datetime(6),
  residual_until datetime(6),
  run_id varchar(36),
  erasure_id varchar(36),
  answer varchar(40),
  last_error varchar(255)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_run (
  id varchar(36) not null primary key,
  kind varchar(40) not null,
  started_at datetime(6) not null,
  heartbeat_at datetime(6) not null,
  finished_at datetime(6),
  stop varchar(20),
  summary longtext
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_task (
  name varchar(128) not null primary key,
  leased_until datetime(6),
  leased_by varchar(36)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_event (
  id varchar(36) not null primary key,
  at datetime(6) not null,
  kind varchar(40) not null,
  body longtext not null,
  hash varchar(64) not null,
  key_version int not null,
  block_seq bigint,
  ordinal int
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_block (
  seq bigint not null primary key,
  at datetime(6) not null,
  kind varchar(40) not null,
  body longtext not null,
  items bigint not null,
  root varchar(64) not null,
  previous varchar(64) not null,
  hash varchar(64) not null,
  algorithm varchar(40) not null,
  key_version int not null
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_head (
  id int not null primary key,
  seq bigint not null,
  hash varchar(64) not null
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_erasure (
  id varchar(36) not null primary key,
  target longtext,
  wish varchar(20) not null,
  ground varchar(40) not null,
  subjects longtext not null,
  ordered_by varchar(255) not null,
  note_id varchar(36) not null,
  state varchar(20) not null,
  round int not null,
  closed_at datetime(6),
  ordered_at datetime(6) not null,
  started_at datetime(6),
  finished_at datetime(6),
  next_at datetime(6),
  looks int not null,
  residue longtext
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_erasure_subject (
  erasure_id varchar(36) not null,
  name varchar(128) not null,
  key_text varchar(255) not null,
  primary key (erasure_id, name, key_text)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_erasure_step (
  erasure_id varchar(36) not null,
  round int not null,
  entity varchar(128) not null,
  reached longtext,
  done int not null,
  tally longtext not null,
  primary key (erasure_id, round, entity)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_erasure_item (
  erasure_id varchar(36) not null,
  entity varchar(128) not null,
  record_key varchar(255) not null,
  rule_id varchar(255) default '' not null,
  primary key (erasure_id, entity, record_key, rule_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_certificate (
  erasure_id varchar(36) not null,
  addendum int not null,
  issued_at datetime(6) not null,
  content longtext not null,
  signature varchar(255) not null,
  primary key (erasure_id, addendum)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_request (
  id varchar(36) not null primary key,
  kind varchar(20) not null,
  state varchar(20) not null,
  channel varchar(20) not null,
  received_at datetime(6) not null,
  asked_at datetime(6),
  proven_at datetime(6),
  statutory_due datetime(6),
  promised_due datetime(6),
  effective_due datetime(6) not null,
  last_day date not null,
  profile varchar(80) not null,
  warnings varchar(500) not null,
  refusal varchar(40),
  note_id varchar(36),
  answered_at datetime(6),
  acknowledge_by datetime(6),
  extended_at datetime(6),
  clarification_asked_at datetime(6),
  clarified_at datetime(6)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_request_person (
  request_id varchar(36) not null,
  kind varchar(128) not null,
  subject_hash varchar(80) not null,
  key_text varchar(255),
  primary key (request_id, kind, subject_hash)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_incident (
  id varchar(36) not null primary key,
  nature longtext not null,
  effects varchar(80) not null,
  detected_at datetime(6) not null,
  aware_at datetime(6),
  processor_knew_at datetime(6),
  reported_at datetime(6) not null,
  authority_due datetime(6),
  profile varchar(80),
  risk varchar(20),
  risk_reason longtext,
  notified_at datetime(6),
  delay_reason longtext,
  items longtext not null,
  communicated_at datetime(6),
  exemption varchar(40),
  exemption_reason longtext,
  affected longtext,
  counted_at datetime(6),
  closed_at datetime(6),
  close_reason longtext,
  warnings varchar(500),
  supplement_due datetime(6)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_incident_person (
  incident_id varchar(36) not null,
  kind varchar(128) not null,
  subject_hash varchar(80) not null,
  key_text varchar(255),
  primary key (incident_id, kind, subject_hash)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists lethe_schema (
  version int not null primary key,
  applied_at datetime(6) not null
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

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

insert ignore into lethe_gate_slot (slot) values (0);
insert ignore into lethe_gate_slot (slot) values (1);
insert ignore into lethe_gate_slot (slot) values (2);
insert ignore into lethe_gate_slot (slot) values (3);
insert ignore into lethe_gate_slot (slot) values (4);
insert ignore into lethe_gate_slot (slot) values (5);
insert ignore into lethe_gate_slot (slot) values (6);
insert ignore into lethe_gate_slot (slot) values (7);
insert ignore into lethe_gate_slot (slot) values (8);
insert ignore into lethe_gate_slot (slot) values (9);
insert ignore into lethe_gate_slot (slot) values (10);
insert ignore into lethe_gate_slot (slot) values (11);
insert ignore into lethe_gate_slot (slot) values (12);
insert ignore into lethe_gate_slot (slot) values (13);
insert ignore into lethe_gate_slot (slot) values (14);
insert ignore into lethe_gate_slot (slot) values (15);
insert ignore into lethe_switch (name, setting, changed_at) values ('stop', 'run', utc_timestamp(6));
insert ignore into lethe_switch (name, setting, changed_at) values ('epoch', '0', utc_timestamp(6));
insert ignore into lethe_head (id, seq, hash) values (1, 0, '');
insert ignore into lethe_schema (version, applied_at) values (1, utc_timestamp(6));
