/*
What people decided: kept apart from the warehouse, which can be deleted and rebuilt from the archive.
These decisions cannot. Rows are added, never changed: the latest one is in force, the others are the history.
*/

create table if not exists settings (
    key         varchar,
    value       varchar,     -- JSON
    changed_at  timestamp    -- an instant, UTC
);

-- Cut points that a person fitted and pinned. From version 1 on for each scheme; old versions stay usable.
create table if not exists definition_versions (
    scheme          varchar,
    version         integer,
    pinned_at       timestamp,
    reference_date  date,
    lookback_days   integer,     -- null = all
    returns         varchar,     -- net | exclude | event
    n               bigint,      -- scored customers of the reference snapshot
    recency         varchar,     -- JSON: four cuts, days; null where nobody reaches it
    frequency       varchar,     -- JSON: four cuts, orders
    monetary        varchar      -- JSON: four cuts, minor units
);

-- JSON: two cuts each, for schemes that read thirds.
alter table definition_versions add column if not exists thirds varchar;
-- JSON: one cut each, for schemes that read high and low.
alter table definition_versions add column if not exists high varchar;
-- JSON: the file of the scheme as it was then.
alter table definition_versions add column if not exists definition varchar;

-- Schemes that people added to those of data/schemes.
create table if not exists schemes (
    scheme     varchar,
    file       varchar,      -- JSON, as given; null = taken away again
    decided_at timestamp     -- an instant, UTC
);

-- What a person said of two customer ids.
create table if not exists identities (
    nth          integer,    -- 1, 2, 3: of two for the same pair the later one is in force
    customer_id  varchar,    -- the id that stays
    other_id     varchar,
    is_same      boolean,    -- true: one customer; false: two; null: open again
    decided_at   timestamp   -- an instant, UTC
);

-- What was done on a day, so that what came after can be read against it.
create table if not exists events (
    event_id     integer,    -- 1, 2, 3 in the order of marking; of one event the later row is in force
    name         varchar,    -- null = taken away again
    happened_on  date,
    campaign     varchar,    -- of the contacts that say who was reached and who was left alone; null = it was for everybody
    marked_at    timestamp   -- an instant, UTC
);

-- What a person said the columns of a source mean: used again for the next extract with the same headers.
create table if not exists profiles (
    name        varchar,
    kind        varchar,
    headers     varchar,     -- JSON: the headers of the source as they are compared, sorted
    columns     varchar,     -- JSON: column → header; null = the source has no such column
    options     varchar,     -- JSON
    saved_at    timestamp
);
