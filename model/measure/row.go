package measure

// Row is one line of a run's results: one measure of one scenario, summarised over the (draw, replicate) totals. A
// number that has no meaning for the measure is NaN and is left empty where it is written.
//
// Over all years amounts and counts are sums, means and ratios are those of the sums.
type Row struct {
	Scenario string // id
	Year     int    // calendar year; 0 = all years of the study together
	Measure  string // id, see Measure
	By       string // all | benefit | status | category | decile | level, and from package forecast fund | payer
	Group    string // member of By; "all" where By is all; a decile is "1" (poorest) to "10"
	Unit     string // of the measure

	Mean                              float64
	P05, P25, P50, P75, P90, P95, P99 float64
	P10                               float64 // for the band of 80 % of figures; summary.csv has none
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
