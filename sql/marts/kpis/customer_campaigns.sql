/*
@model    customer_campaigns
@grain    period, customer_key
@inputs   periods, customer_periods, contacts_in_force, counted_days
@purpose  Whether those who slept on the day before a period were contacted in it, and who bought after that.
@definition  A contact counts for the rate once it has been followed for 14 days by the last day covered; woken: an activity day
             on the day of such a contact or within 14 days after it, beyond the period's end too. Control: kept out on purpose
             and not contacted; followed from the day on which they would have been. A row exists for everyone dormant on
             the day before. See decisions/012-wake-up-by-contact.md.
@columns
  period               VARCHAR
  customer_key         INTEGER
  is_buyer             BOOLEAN  in the period, contacted or not
  is_contacted         BOOLEAN
  is_followed          BOOLEAN  a contact of the period has been followed for 14 days
  is_woken             BOOLEAN
  is_control_followed  BOOLEAN
  is_control_woken     BOOLEAN
*/
with

sleepers as (

    select
        done.period,
        done.customer_key,
        done.order_days > 0 as is_buyer,
        periods.starts_on,
        periods.read_on,
        periods.data_through

    from customer_periods as done
    inner join periods
        on periods.period = done.period

    where done.gap_status_before = 'dormant'

),

approached as (

    select
        sleepers.period,
        sleepers.customer_key,
        contacts.is_control,
        contacts.contacted_on,
        date_diff('day', contacts.contacted_on, sleepers.data_through) >= 14 as is_followed

    from sleepers
    inner join contacts_in_force as contacts
        on contacts.customer_key = sleepers.customer_key
        and contacts.contacted_on >= sleepers.starts_on
        and contacts.contacted_on <= sleepers.read_on

),

followed as (

    select
        approached.period,
        approached.customer_key,
        max(case when not approached.is_control then 1 else 0 end) as contacted,
        max(case when not approached.is_control and approached.is_followed then 1 else 0 end) as followed,
        max(case when not approached.is_control and approached.is_followed and days.is_active then 1 else 0 end) as woken,
        max(case when approached.is_control and approached.is_followed then 1 else 0 end) as control_followed,
        max(case when approached.is_control and approached.is_followed and days.is_active then 1 else 0 end) as control_woken

    from approached
    left join counted_days as days
        on days.customer_key = approached.customer_key
        and days.ordered_on >= approached.contacted_on
        and days.ordered_on <= cast(approached.contacted_on + 14 * interval '1' day as date)

    group by approached.period, approached.customer_key

)

select
    sleepers.period,
    sleepers.customer_key,
    sleepers.is_buyer,
    coalesce(followed.contacted = 1, false) as is_contacted,
    coalesce(followed.followed = 1, false) as is_followed,
    coalesce(followed.woken = 1, false) as is_woken,
    coalesce(followed.contacted = 0 and followed.control_followed = 1, false) as is_control_followed,
    coalesce(followed.contacted = 0 and followed.control_woken = 1, false) as is_control_woken

from sleepers
left join followed
    on followed.period = sleepers.period
    and followed.customer_key = sleepers.customer_key
