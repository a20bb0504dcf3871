create table account (
  id uuid primary key,
  email varchar(255) not null unique,
  password_hash varchar(255),
  created_at timestamp(6) with time zone not null,
  closed_at timestamp(6) with time zone,
  shard integer not null,
  version integer not null
);
create index account_closed_at on account (closed_at);

create table upload (
  id uuid primary key,
  account_id uuid not null references account,
  original_name varchar(255),
  object_key varchar(255),
  created_at timestamp(6) with time zone not null,
  completed_at timestamp(6) with time zone
);
create index upload_completed_at on upload (completed_at);
create index upload_created_at on upload (created_at);
create index upload_account on upload (account_id);
create index upload_object_key on upload (object_key);

create table upload_tag (
  id uuid primary key,
  upload_id uuid not null references upload,
  title varchar(255)
);
create index upload_tag_upload on upload_tag (upload_id);

create table output (
  id uuid primary key,
  account_id uuid not null references account,
  source_id uuid references upload,
  object_key varchar(255),
  title varchar(255),
  effect varchar(255),
  created_at timestamp(6) with time zone not null
);
create index output_account on output (account_id);
create index output_source on output (source_id);
create index output_object_key on output (object_key);

create table invoice (
  id uuid primary key,
  account_id uuid not null references account,
  number varchar(255) unique,
  issued_at timestamp(6) with time zone,
  net numeric(38, 2),
  vat numeric(38, 2),
  name varchar(255),
  address varchar(255),
  country varchar(255),
  stripe_customer_id varchar(255),
  sent_to varchar(255),
  note varchar(255),
  version integer not null
);
create index invoice_account on invoice (account_id);
create index invoice_issued_at on invoice (issued_at);

create table subscription (
  id uuid primary key,
  account_id uuid not null unique references account,
  plan varchar(255),
  status varchar(255) check (status in ('TRIAL', 'ACTIVE', 'PAST_DUE', 'CANCELLED')),
  stripe_customer_id varchar(255),
  credits_left integer not null
);

create table subscription_uses (
  subscription_id uuid not null references subscription,
  used_at timestamp(6) with time zone,
  credits integer not null
);
create index subscription_uses_subscription on subscription_uses (subscription_id);

-- No foreign key on the account: an attempt with an unknown address has none.
create sequence login_event_seq increment by 50;
create table login_event (
  id bigint primary key,
  account_id uuid,
  at timestamp(6) with time zone not null,
  ip varchar(255),
  user_agent varchar(255),
  score integer
);
create index login_event_at on login_event (at);
create index login_event_account on login_event (account_id);
create index login_event_ip on login_event (ip);

create sequence staff_member_seq increment by 50;
create table staff_member (
  id bigint primary key,
  name varchar(255),
  email varchar(255),
  left_at timestamp(6) with time zone
);

create table support_message (
  id uuid primary key,
  customer_id uuid references account,
  from_address varchar(255),
  agent_id bigint references staff_member,
  body varchar(10000),
  agent_signature varchar(255),
  sent_at timestamp(6) with time zone not null,
  closed_at timestamp(6) with time zone
);
create index support_message_closed_at on support_message (closed_at);
create index support_message_customer on support_message (customer_id);
