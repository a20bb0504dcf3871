create table member (
  id bigint primary key,
  email varchar(255),
  left_at timestamp(6) with time zone
);
create table visit (
  id bigint primary key,
  member_id bigint references member (id),
  ip varchar(255),
  visited_at timestamp(6) with time zone not null
);
create index ix_visit_member on visit (member_id);
create index ix_visit_at on visit (visited_at);
