package dev.lethe.store;

/**
 * The four questions to a database's own catalog, whatever the number of tables. Names come back as
 * the database has them, since some would lower them by the JVM's language; a table outside the
 * connection's schema is {@code schema.table}.
 *
 * @param columns of every table and view: tbl, col, required
 * @param foreignKeys column by column: id, tbl, col, target, on_delete (c, n, or another letter)
 * @param indexes column by column: id, tbl, name, col, is_unique, is_partial
 * @param copies of every table: kind, name, tbl, which is empty for a view that shows none; kind
 *     UNREAD where a privilege would hide something
 */
record Catalog(String columns, String foreignKeys, String indexes, String copies) {
  static final Catalog POSTGRESQL =
      new Catalog(
          """
          select %s as tbl, a.attname as col, a.attnotnull as required
          from pg_class t join pg_namespace n on n.oid = t.relnamespace
            left join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
          where t.relkind in ('r', 'p', 'v', 'm', 'f') and not t.relispartition and %s
          """
              .formatted(name("t", "n"), ours("n")),
          """
          select k.oid as id, %s as tbl, a.attname as col, %s as target,
            k.confdeltype as on_delete
          from pg_constraint k
            cross join lateral unnest(k.conkey) with ordinality as u(num, place)
            join pg_class t on t.oid = coalesce(pg_partition_root(k.conrelid), k.conrelid)
            join pg_namespace n on n.oid = t.relnamespace
            join pg_class o on o.oid = coalesce(pg_partition_root(k.confrelid), k.confrelid)
            join pg_namespace m on m.oid = o.relnamespace
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num
          where k.contype = 'f' and k.conparentid = 0
          order by tbl, k.conname, k.oid, u.place
          """
              .formatted(name("t", "n"), name("o", "m")),
          """
          select i.indexrelid as id, %s as tbl, x.relname as name,
            coalesce(a.attname, pg_get_indexdef(i.indexrelid, u.place::int, true)) as col,
            i.indisunique as is_unique, i.indpred is not null as is_partial
          from pg_index i
            cross join lateral unnest(i.indkey) with ordinality as u(num, place)
            join pg_class x on x.oid = i.indexrelid
            join pg_class t on t.oid = i.indrelid and not t.relispartition
            join pg_namespace n on n.oid = t.relnamespace
            left join pg_attribute a
              on a.attrelid = i.indrelid and a.attnum = u.num and u.num <> 0
          where i.indisvalid and i.indislive and u.place <= i.indnkeyatts and %s
          order by tbl, name, i.indexrelid, u.place
          """
              .formatted(name("t", "n"), ours("n")),
          """
          select 'TRIGGER' as kind, g.tgname as name, %1$s as tbl
          from pg_trigger g
            join pg_class t on t.oid = coalesce(pg_partition_root(g.tgrelid), g.tgrelid)
            join pg_namespace n on n.oid = t.relnamespace
          where not g.tgisinternal and g.tgparentid = 0 and g.tgenabled <> 'D'
          union select 'RULE', r.rulename, %1$s
          from pg_rewrite r join pg_class t on t.oid = r.ev_class
            join pg_namespace n on n.oid = t.relnamespace
          where r.rulename <> '_RETURN' and r.ev_enabled <> 'D' and %3$s
          union select case v.relkind when 'm' then 'MATERIALIZED_VIEW' else 'VIEW' end, %2$s, %1$s
          from pg_depend d join pg_rewrite r on r.oid = d.objid
            join pg_class v on v.oid = r.ev_class and v.relkind in ('v', 'm')
            join pg_namespace m on m.oid = v.relnamespace
            join pg_class t on t.oid = coalesce(pg_partition_root(d.refobjid), d.refobjid)
              and t.oid <> v.oid
            join pg_namespace n on n.oid = t.relnamespace
          where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass and %3$s
          union select 'VIEW', %2$s, ''
          from pg_class v join pg_namespace m on m.oid = v.relnamespace
          where v.relkind = 'v' and %4$s and not exists (
            select 1 from pg_depend d join pg_rewrite r on r.oid = d.objid
              join pg_class t on t.oid = d.refobjid and t.oid <> v.oid
              join pg_namespace n on n.oid = t.relnamespace
            where r.ev_class = v.oid and d.classid = 'pg_rewrite'::regclass
              and d.refclassid = 'pg_class'::regclass and %3$s)
          union select 'PUBLICATION', p.pubname, %1$s
          from pg_publication_tables p join pg_namespace s on s.nspname = p.schemaname
            join pg_class l on l.relnamespace = s.oid and l.relname = p.tablename
            join pg_class t on t.oid = coalesce(pg_partition_root(l.oid), l.oid)
            join pg_namespace n on n.oid = t.relnamespace
          union select 'INHERITED', %2$s, %1$s
          from pg_inherits h join pg_class v on v.oid = h.inhrelid and not v.relispartition
            join pg_namespace m on m.oid = v.relnamespace
            join pg_class t on t.oid = h.inhparent
            join pg_namespace n on n.oid = t.relnamespace
          where v.relkind in ('r', 'p', 'f')
          order by 1, 2, 3
          """
              .formatted(name("t", "n"), name("v", "m"), ours("n"), ours("m")));

  static final Catalog MARIADB =
      new Catalog(
          """
          select table_name as tbl, column_name as col,
            is_nullable = 'NO' as required
          from information_schema.columns where table_schema = database()
          """,
          """
          select k.constraint_name as id, k.table_name as tbl, k.column_name as col,
            case k.referenced_table_schema when database() then k.referenced_table_name
              else concat(k.referenced_table_schema, '.', k.referenced_table_name) end as target,
            case r.delete_rule when 'CASCADE' then 'c' when 'SET NULL' then 'n'
              when 'SET DEFAULT' then 'n' else 'r' end as on_delete
          from information_schema.key_column_usage k
            join information_schema.referential_constraints r
              on r.constraint_schema = k.constraint_schema
              and r.constraint_name = k.constraint_name and r.table_name = k.table_name
          where k.table_schema = database() and k.referenced_table_name is not null
          order by tbl, id, k.ordinal_position
          """,
          """
          select index_name as id, table_name as tbl, index_name as name,
            column_name as col, non_unique = 0 as is_unique, false as is_partial
          from information_schema.statistics
          where table_schema = database() and index_type in ('BTREE', 'HASH')
          order by tbl, name, seq_in_index
          """,
          """
          select 'TRIGGER' as kind, trigger_name as name, event_object_table as tbl
          from information_schema.triggers where event_object_schema = database()
          union select 'HISTORY', table_name, table_name
          from information_schema.tables
          where table_schema = database() and table_type = 'SYSTEM VERSIONED'
          union select 'VIEW', v.table_name,
            case when t.table_name is null then '' when t.table_schema = database()
              then t.table_name else concat(t.table_schema, '.', t.table_name) end
          from information_schema.views v left join information_schema.tables t
            on t.table_schema not in ('information_schema', 'performance_schema', 'mysql', 'sys')
            and (t.table_schema <> v.table_schema or t.table_name <> v.table_name)
            and instr(v.view_definition,
              concat('`', t.table_schema, '`.`', t.table_name, '`')) > 0
          where v.table_schema = database()
          union select 'UNREAD', 'triggers', '' from dual where not exists (
            select 1 from information_schema.user_privileges
            where privilege_type in ('TRIGGER', 'SUPER'))
          and not exists (
            select 1 from information_schema.schema_privileges
            where privilege_type = 'TRIGGER' and database() like table_schema)
          order by 1, 2, 3
          """);

  static final Catalog H2 =
      new Catalog(
          """
          select case table_schema when current_schema then table_name
              else table_schema || '.' || table_name end as tbl,
            column_name as col, is_nullable = 'NO' as required
          from information_schema.columns where table_schema <> 'INFORMATION_SCHEMA'
          """,
          """
          select r.constraint_schema || '.' || r.constraint_name as id,
            case k.table_schema when current_schema then k.table_name
              else k.table_schema || '.' || k.table_name end as tbl,
            k.column_name as col,
            case t.table_schema when current_schema then t.table_name
              else t.table_schema || '.' || t.table_name end as target,
            case r.delete_rule when 'CASCADE' then 'c' when 'SET NULL' then 'n'
              when 'SET DEFAULT' then 'n' else 'r' end as on_delete
          from information_schema.referential_constraints r
            join information_schema.key_column_usage k
              on k.constraint_schema = r.constraint_schema
              and k.constraint_name = r.constraint_name
            join information_schema.table_constraints t
              on t.constraint_schema = r.unique_constraint_schema
              and t.constraint_name = r.unique_constraint_name
          order by tbl, id, k.ordinal_position
          """,
          """
          select index_schema || '.' || index_name as id,
            case table_schema when current_schema then table_name
              else table_schema || '.' || table_name end as tbl,
            index_name as name, column_name as col,
            is_unique as is_unique, false as is_partial
          from information_schema.index_columns where table_schema <> 'INFORMATION_SCHEMA'
          order by tbl, name, ordinal_position
          """,
          """
          select 'TRIGGER' as kind, trigger_name as name,
            case event_object_schema when current_schema then event_object_table
              else event_object_schema || '.' || event_object_table end as tbl
          from information_schema.triggers
          union select 'VIEW',
            case v.table_schema when current_schema then v.table_name
              else v.table_schema || '.' || v.table_name end,
            case when t.table_name is null then '' when t.table_schema = current_schema
              then t.table_name else t.table_schema || '.' || t.table_name end
          from information_schema.views v left join information_schema.tables t
            on t.table_schema <> 'INFORMATION_SCHEMA'
            and (t.table_schema <> v.table_schema or t.table_name <> v.table_name)
            and position('"' || t.table_schema || '"."' || t.table_name || '"',
              v.view_definition) > 0
          where v.table_schema <> 'INFORMATION_SCHEMA'
          order by 1, 2, 3
          """);

  private static String name(String table, String schema) {
    return "case %2$s.nspname when current_schema() then %1$s.relname else %2$s.nspname || '.' || %1$s.relname end"
        .formatted(table, schema);
  }

  private static String ours(String schema) {
    return "%1$s.nspname not like 'pg\\_%%' and %1$s.nspname <> 'information_schema'"
        .formatted(schema);
  }
}
