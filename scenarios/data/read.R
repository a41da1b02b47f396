# Reads the data of a run of Doudi: replicates.csv in the folder of this file. Base R only.
#
#   Rscript read.R              mean, 5th and 95th percentile, paired difference to the baseline, as CSV
#   Rscript read.R poverty_d2   of another measure
#
# Where only a sample of the people was simulated, the percentiles of summary.csv also take the noise of the sample off
# and its error in; those here are of the simulations as they are. Means and mean differences are the same in both.

# All rows of replicates.csv.
read_replicates <- function(folder) {
  read.csv(file.path(folder, "replicates.csv"), encoding = "UTF-8", stringsAsFactors = FALSE,
           colClasses = c(year = "character", group = "character", value = "numeric"))
}

# Mean, 5th and 95th percentile (type 7, R's own) of values.
summarise <- function(values) {
  c(mean = sum(values) / length(values), quantile(values, c(0.05, 0.95), type = 7, names = FALSE))
}

# One line for every scenario, year and group of a measure; differences are paired by draw and replicate.
summaries <- function(rows, measure) {
  rows <- rows[rows$measure == measure, ]
  rows$figure <- paste(rows$year, rows$by, rows$group, sep = "\r")
  baseline <- rows[rows$scenario == rows$scenario[1], ]
  out <- NULL
  for (scenario in unique(rows$scenario)) {
    of <- rows[rows$scenario == scenario, ]
    for (figure in unique(of$figure)) {
      one <- of[of$figure == figure, ]
      base <- baseline[baseline$figure == figure, ]
      difference <- rep(NA, 3)
      if (scenario != rows$scenario[1] && nrow(base) > 0) {
        same <- match(paste(one$draw, one$replicate), paste(base$draw, base$replicate))
        difference <- summarise(one$value - base$value[same])
      }
      s <- c(summarise(one$value), difference)
      out <- rbind(out, data.frame(scenario, year = one$year[1], measure, by = one$by[1], group = one$group[1],
                                   mean = s[1], p05 = s[2], p95 = s[3], diff_mean = s[4], diff_p05 = s[5], diff_p95 = s[6]))
    }
  }
  out
}

if (sys.nframe() == 0) {
  arguments <- commandArgs(trailingOnly = FALSE)
  self <- sub("^--file=", "", grep("^--file=", arguments, value = TRUE))
  wanted <- commandArgs(trailingOnly = TRUE)
  rows <- read_replicates(dirname(normalizePath(self)))
  options(digits = 17)
  write.csv(summaries(rows, if (length(wanted) > 0) wanted[1] else "fund_spending"), row.names = FALSE, quote = FALSE, na = "", eol = "\n")
}
