package measure

// Row is one line of a run's results: one measure of one scenario, summarised over the (draw, replicate) totals. A
// number that has no meaning for the measure is NaN and is left empty where it is written.
type Row struct {
	Scenario string // id
	Year     int    // calendar year; 0 = all years of the study together
	Measure  string // fund_spending, effective_rate, …
	By       string // all | benefit | status | category | decile | level
	Group    string // member of By; "all" where By is all
	Unit     string

	Mean                              float64
	P05, P25, P50, P75, P90, P95, P99 float64
	MCError                           float64 // Monte Carlo standard error of Mean
	ParameterSD                       float64 // spread between draws
	ProcessSD                         float64 // spread between replicates of a draw

	DiffMean, DiffP05, DiffP95 float64 // paired difference to the first scenario
	Noise                      bool    // the difference may be noise: its interval holds zero
}
