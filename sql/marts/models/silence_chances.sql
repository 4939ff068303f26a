/*
@model    silence_chances
@grain    snapshot_date, customer_key
@inputs   alive_chances, model_fits
@purpose  The chance that no order of a customer comes within the 180 days after a date, by what was known on it.
@definition  1 - alive_chance * (1 - ((alpha + T) / (alpha + T + 180)) ^ (r + x)); where nobody leaves alive_chance is 1. Of whole
             numbers, in millionths, so that scores compare exactly. Nobody has a row while no model is fitted. See
             decisions/015-warnings-by-chance.md.
@columns
  snapshot_date      DATE
  customer_key       INTEGER
  silent_millionths  BIGINT   0 to 1000000
*/
select
    alive.snapshot_date,
    alive.customer_key,
    cast(
        1000000 * (
            1 - coalesce(alive.alive_chance, 1) * (
                1 - exp(
                    (fits.r + alive.repeat_orders)
                    * (ln(fits.alpha_days + alive.age_days) - ln(fits.alpha_days + alive.age_days + 180))
                )
            )
        ) as bigint
    ) as silent_millionths

from alive_chances as alive
inner join model_fits as fits
    on fits.snapshot_date = alive.snapshot_date
