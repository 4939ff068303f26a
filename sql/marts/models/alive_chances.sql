/*
@model    alive_chances
@grain    snapshot_date, customer_key
@inputs   purchase_histories, model_fits, alive_told
@purpose  The chance that each customer is still one on a date, by the model that was fitted to what was known by then.
@definition  1 / (1 + a / (b + x + chances_more - 1) * ((alpha + T) / (alpha + t_x)) ^ (r + x)); 1 where x + chances_more is 0.
             Powers are told as logarithms, of which e^600 is beyond any doubt. Of a model without this formula the chance is
             that of alive_told; null where it knows nobody who leaves. Nobody has a row while no model is fitted.
             Of whole numbers what is left to 1, in millionths, so that scores compare exactly. See metrics.md section 8.
@columns
  snapshot_date        DATE
  customer_key         INTEGER
  repeat_orders        BIGINT
  first_to_last_days   BIGINT
  age_days             BIGINT
  alive_chance         DOUBLE  0 to 1; null where the model knows nobody who leaves
  unlikely_millionths  BIGINT  1 - alive_chance, in millionths
*/
with

logs as (

    select
        histories.*,
        histories.repeat_orders + fits.chances_more as chances,
        -- Without a chance to have left there are no odds, and b - 1 may have no logarithm.
        ln(fits.a) - ln(fits.b + case when histories.repeat_orders + fits.chances_more = 0 then 0 else histories.repeat_orders + fits.chances_more - 1 end)
        + (fits.r + histories.repeat_orders)
        * (ln(fits.alpha_days + histories.age_days) - ln(fits.alpha_days + histories.first_to_last_days)) as log_odds

    from purchase_histories as histories
    inner join model_fits as fits
        on fits.snapshot_date = histories.snapshot_date

),

odds as (

    select
        *,
        case
            when log_odds is null then cast(null as double)
            when chances = 0 then cast(0 as double)
            when log_odds > 600 then exp(cast(600 as double))
            else exp(log_odds)
        end as gone_odds

    from logs

),

told as (

    select
        odds.snapshot_date,
        odds.customer_key,
        odds.repeat_orders,
        odds.first_to_last_days,
        odds.age_days,
        coalesce(alive.alive_chance, 1 / (1 + odds.gone_odds)) as alive_chance,
        coalesce(1 - alive.alive_chance, odds.gone_odds / (1 + odds.gone_odds)) as gone_chance

    from odds
    left join alive_told as alive
        on alive.snapshot_date = odds.snapshot_date
        and alive.repeat_orders = odds.repeat_orders
        and alive.first_to_last_days = odds.first_to_last_days
        and alive.age_days = odds.age_days

)

select
    snapshot_date,
    customer_key,
    repeat_orders,
    first_to_last_days,
    age_days,
    alive_chance,
    cast(1000000 * gone_chance as bigint) as unlikely_millionths

from told
