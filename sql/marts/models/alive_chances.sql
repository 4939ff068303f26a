/*
@model    alive_chances
@grain    snapshot_date, customer_key
@inputs   purchase_histories, model_fits
@purpose  The chance that each customer is still one on a date, by the model that was fitted to what was known by then.
@definition  1 / (1 + a / (b + x + chances_more - 1) * ((alpha + T) / (alpha + t_x)) ^ (r + x)); 1 where x + chances_more is 0.
             Powers are told as logarithms, of which e^600 is beyond any doubt. Nobody has a row while no model is fitted.
             Of whole numbers what is left to 1, in millionths, so that scores compare exactly. See metrics.md section 8.
@columns
  snapshot_date        DATE
  customer_key         INTEGER
  repeat_orders        BIGINT
  first_to_last_days   BIGINT
  age_days             BIGINT
  alive_chance         DOUBLE  0 to 1
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
            when chances = 0 then cast(0 as double)
            when log_odds > 600 then exp(cast(600 as double))
            else exp(log_odds)
        end as gone_odds

    from logs

)

select
    snapshot_date,
    customer_key,
    repeat_orders,
    first_to_last_days,
    age_days,
    1 / (1 + gone_odds) as alive_chance,
    cast(1000000 * (gone_odds / (1 + gone_odds)) as bigint) as unlikely_millionths

from odds
