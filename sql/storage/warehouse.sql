/*
What a load writes, before any definition is applied: the ledger, and the lines as they came.
Everything else in the warehouse is built from these tables and can be dropped. They in turn are
rebuilt from the archive. No keys or indexes: they make a load several times slower, and the
checks in sql/checks/ hold the same laws.

Records whose extract has no row in the ledger count for nothing: they are of a load under way, or of one
that came to no end and will be taken out.
*/

-- One row for each extract ever loaded; the lines of one count when its status is 'loaded'.
create table if not exists extracts (
    extract_key      integer,    -- 1, 2, 3 in the order of loading: a later one restates an earlier one
    extract_id       varchar,    -- what people and the archive call it: the first 16 digits of sha256, with a suffix when loaded again after an undo
    sha256           varchar,    -- of the bytes of its one file, or of the sorted hashes of its files
    kind             varchar,
    profile          varchar,
    status           varchar,    -- loaded | held | undone
    is_demo          boolean,
    restate          varchar,    -- order | period | append
    encoding         varchar,
    currency         varchar,    -- ISO 4217, as the profile or mapping names it; null = not said
    loaded_at        timestamp,  -- an instant, UTC
    lines_in         bigint,
    lines_loaded     bigint,
    lines_rejected   bigint,
    lines_blank      bigint,
    lines_duplicate  bigint,
    lines_void       bigint,
    amount_in        bigint,     -- minor units, as printed: a void line counts here
    amount_loaded    bigint,
    amount_rejected  bigint,
    data_from        date,
    data_through     date,
    covers_from      date,       -- declared by a person; null = data_from
    covers_through   date,
    report           varchar     -- JSON: dialect, mapping with its reasons, findings, message
);

create table if not exists extract_files (
    extract_key  integer,
    file_no      integer,        -- from 0, in the order given
    file_name    varchar,        -- as people know it, without its folder
    sha256       varchar,
    bytes        bigint
);

-- 0 is nobody: the lines without a customer. Real customers count from 1.
create table if not exists customers (
    customer_key  integer,
    customer_id   varchar        -- exactly as in the extract, always text; null for key 0
);

create table if not exists order_lines (
    extract_key   integer,
    file_no       integer,
    source_line   bigint,        -- physical line where the record starts in a text file, else the record number from 1
    customer_key  integer,
    order_id      varchar,
    ordered_on    date,          -- business day
    ordered_at    timestamp,     -- business-local wall time; null when the extract gives a day only
    amount        bigint,        -- minor units as printed, rounded once
    is_void       boolean,       -- its status says it was never delivered: counts 0
    quantity      decimal(18, 6),
    product       varchar,
    category      varchar,
    channel       varchar,
    region        varchar,
    status        varchar,
    discount      bigint         -- minor units as printed, whatever its sign; null where the extract has none
);
alter table order_lines add column if not exists discount bigint;

create table if not exists rejects (
    extract_key  integer,
    file_no      integer,
    source_line  bigint,
    reason       varchar,        -- a code, worded by the catalogs
    column_name  varchar,        -- the contract column at fault, where there is one
    raw_text     varchar,        -- the record as it stood in the file
    amount       bigint          -- minor units, where it could be read
);

-- An order of an earlier extract that came again in a later one of the same profile.
create table if not exists restatements (
    extract_key   integer,       -- of the earlier version
    customer_key  integer,
    order_id      varchar,
    restated_by   integer        -- extract_key of the later version
);

-- A span of days of an earlier extract that a later one of the same profile replaced as a whole.
create table if not exists restated_periods (
    extract_key  integer,        -- of the earlier version
    starts_on    date,
    ends_on      date,           -- included
    restated_by  integer         -- extract_key of the later version
);

-- What a list of returned orders says.
create table if not exists returned_orders (
    extract_key  integer,
    file_no      integer,
    source_line  bigint,
    order_id     varchar,
    customer_id  varchar,        -- null where the list names none
    returned_on  date,           -- null where the list does not say
    is_returned  boolean         -- a list may also name orders that were kept
);

-- What the extracts of customers say, record by record. customer_dimensions says what is in force.
create table if not exists customer_records (
    extract_key          integer,
    file_no              integer,
    source_line          bigint,
    customer_key         integer,
    name                 varchar,
    phone                varchar,
    email                varchar,
    address              varchar,
    region               varchar,
    industry             varchar,
    company_size         varchar,
    customer_type        varchar,    -- as it stands in the extract
    birth_year           integer,
    gender               varchar,
    occupation           varchar,
    income_band          varchar,
    registered_on        date,
    acquisition_channel  varchar,
    owner                varchar,    -- who looks after them
    decision_role        varchar,
    tags                 varchar,
    is_quiet             boolean,    -- not to be contacted
    preferred_time       varchar,
    is_target            boolean,
    has_contract         boolean,
    contract_ends_on     date,
    relation             varchar     -- consumer | intermediary | internal | public_interest
);

-- Columns of such an extract that its contract does not know: a row for each cell that is filled.
create table if not exists customer_attributes (
    extract_key   integer,
    file_no       integer,
    source_line   bigint,
    customer_key  integer,
    attribute     varchar,           -- the header as it stands
    value         varchar
);

-- What a customer did without ordering.
create table if not exists interactions (
    extract_key       integer,
    file_no           integer,
    source_line       bigint,
    customer_key      integer,       -- 0: nobody we know
    happened_on       date,          -- business day
    happened_at       timestamp,     -- business-local wall time; null when the extract gives a day only
    interaction_type  varchar,       -- visit | browse | cart | enquiry | call | email | survey | social | event | referral | other
    direction         varchar,       -- inbound | outbound
    sentiment         varchar,       -- positive | neutral | negative
    channel           varchar,
    detail            varchar
);

-- What a customer thinks of us. One record may hold an answer to either question, or a complaint.
create table if not exists feedback (
    extract_key         integer,
    file_no             integer,
    source_line         bigint,
    customer_key        integer,     -- 0: nobody we know
    feedback_type       varchar,     -- nps | satisfaction | complaint; null where the columns tell
    given_on            date,
    given_at            timestamp,
    score               decimal(18, 6),
    nps_score           decimal(18, 6),
    satisfaction_score  decimal(18, 6),
    opened_on           date,        -- of a complaint
    opened_at           timestamp,
    resolved_on         date,        -- null while it is open
    resolved_at         timestamp,
    detail              varchar
);

-- What we did to whom, or were to do.
create table if not exists contacts (
    extract_key   integer,
    file_no       integer,
    source_line   bigint,
    customer_key  integer,
    contacted_on  date,              -- null: not contacted so far
    contacted_at  timestamp,
    due_on        date,
    contact_type  varchar,           -- campaign | follow_up
    campaign      varchar,
    owner         varchar,           -- who made it
    channel       varchar,
    outcome       varchar,           -- answered | no_answer | refused | other
    is_control    boolean,           -- left alone on purpose, to compare with
    detail        varchar
);

-- A list of customers without their orders: what somebody keeps in a spreadsheet.
create table if not exists customer_sheet (
    extract_key       integer,
    file_no           integer,
    source_line       bigint,
    customer_key      integer,
    name              varchar,
    contact           varchar,
    last_purchase_on  date,
    total_spend       bigint,        -- minor units
    category          varchar,
    note              varchar
);

-- Cells of a record that say nothing to us: the record is loaded without them.
create table if not exists unread_cells (
    extract_key   integer,
    file_no       integer,
    source_line   bigint,
    column_name   varchar,           -- of the contract
    value         varchar            -- as it stands
);

-- One row for each publication of the marts; the last one is in force.
create table if not exists publications (
    data_version   integer,
    published_at   timestamp,    -- an instant, UTC
    covers_from    date,         -- null while nothing is loaded
    data_through   date,
    has_demo       boolean
);
