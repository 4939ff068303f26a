# The task of task.ts with data.table: data-table-peer.R FOLDER prints times and answers as lines of numbers.
suppressPackageStartupMessages(library(data.table))
options(scipen = 999)

folder <- commandArgs(trailingOnly = TRUE)[1]
# What task.json says, a line for each: names and whole numbers, for R reads no JSON by itself.
said <- strsplit(readLines(file.path(folder, "task.txt")), " ")
numbers <- function(name) as.numeric(unlist(Filter(function(each) each[1] == name, said)[[1]][-1]))
days_of <- function(name) as.IDate(unlist(Filter(function(each) each[1] == name, said)[[1]][-1]))
as_of <- days_of("as_of")
opens_after <- days_of("opens_after")
segment_of <- integer(1000)
segment_of[numbers("codes") + 1] <- numbers("segments")
nobody_yet <- segment_of[1]

timed <- function(part, work) {
  started <- proc.time()[["elapsed"]]
  result <- work
  cat("took", part, (proc.time()[["elapsed"]] - started) * 1000, "\n")
  result
}
tell <- function(name, rows) {
  cat(paste(name, do.call(paste, rows)), sep = "\n")
}

lines <- timed("read", fread(
  file.path(folder, "lines.csv"),
  colClasses = list(integer = c("customer_key", "order_no", "is_void"), numeric = "amount", IDate = "ordered_on")
))

days <- timed("reduced", {
  orders <- lines[customer_key > 0 & is_void == 0,
    .(amount = sum(amount), is_sale = as.integer(max(amount) > 0)), by = .(customer_key, order_no, ordered_on)]
  orders[, .(amount = sum(amount), orders = sum(is_sale)), by = .(customer_key, ordered_on)]
})

score <- function(value, cuts) 1 + rowSums(outer(value, cuts, ">="))
snapshot <- function(number) {
  day <- as_of[number]
  opens <- opens_after[number]
  by_then <- days[ordered_on <= day]
  last <- by_then[orders > 0, .(last_on = max(ordered_on)), by = customer_key]
  sums <- by_then[ordered_on > opens, .(frequency = sum(orders), monetary = sum(amount)), by = customer_key]
  told <- unique(by_then[, .(customer_key)])
  told[last, on = "customer_key", last_on := i.last_on]
  told[, `:=`(frequency = 0, monetary = 0)]
  told[sums, on = "customer_key", `:=`(frequency = i.frequency, monetary = i.monetary)]
  told[, code := 100 * score(-as.integer(day - last_on), -numbers("recency")) +
    10 * score(frequency, numbers("frequency")) + score(monetary, numbers("monetary"))]
  told[last_on <= opens, code := 1]
  told[is.na(last_on), code := 0]
  told[, .(snapshot = number, customer_key, monetary, segment = segment_of[code + 1])]
}

scored <- timed("scored", {
  frames <- lapply(seq_along(as_of), snapshot)
  sizes <- rbindlist(frames)[segment != nobody_yet, .(customers = .N, amount = sum(monetary)), by = .(snapshot, segment)]
  list(frames = frames, sizes = sizes)
})

flows <- timed("flows", rbindlist(lapply(seq_along(as_of)[-1], function(number) {
  later <- scored$frames[[number]][segment != nobody_yet]
  later[scored$frames[[number - 1]], on = "customer_key", from_segment := i.segment]
  later[is.na(from_segment), from_segment := nobody_yet]
  later[, .(customers = .N, amount = sum(monetary)), by = .(snapshot, from_segment, segment)]
})))

cohorts <- timed("cohorts", {
  bought <- unique(days[orders > 0, .(customer_key, month_no = year(ordered_on) * 12L + month(ordered_on))])
  bought[, first_no := min(month_no), by = customer_key]
  bought[, .(customers = .N), by = .(first_no, months_later = month_no - first_no)]
})

tell("sizes", scored$sizes)
tell("flows", flows)
tell("cohorts", cohorts)
