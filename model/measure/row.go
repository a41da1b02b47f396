package measure

// Row is one line of a run's results: one measure of one scenario, summarised over the (draw, replicate) totals. A
// number that has no meaning for the measure is NaN and is left empty where it is written.
//
// The tables and figures of the report are made of these measures, so their names and units are fixed; all others reach
// summary.csv alone: fund_spending (CNY; all, benefit, and from package forecast fund, payer), oop_per_person and
// oop_other_per_person (CNY per person; all), oop_bills_per_person (CNY per person; all, decile), oop_per_patient (CNY per
// patient), effective_rate_inpatient (ratio; all, status), che10, che25, che40, poverty_d1 and poverty_d2 (households). Over all years amounts and counts are sums, means and ratios are those of the sums.
type Row struct {
	Scenario string // id
	Year     int    // calendar year; 0 = all years of the study together
	Measure  string // see below
	By       string // all | benefit | status | category | decile | level
	Group    string // member of By; "all" where By is all; a decile is "1" (poorest) to "10"
	Unit     string // CNY | CNY per person | CNY per patient | CNY per household | ratio | households | persons | admissions

	Mean                              float64
	P05, P25, P50, P75, P90, P95, P99 float64
	MCError                           float64 // Monte Carlo standard error of Mean
	ParameterSD                       float64 // spread between draws
	ProcessSD                         float64 // spread between replicates of a draw

	DiffMean                           float64 // paired difference to the first scenario
	DiffP05, DiffP25, DiffP75, DiffP95 float64
	Noise                              bool // the difference may be noise: its interval holds zero

	// Too little was counted to say more than the mean, and in a sample not that: the percentiles are no interval of it.
	// A sample that holds none of something does not say that there is none.
	Rare, DiffRare bool
}
