package report

import (
	"errors"
	"math"
	"strings"
	"testing"

	"doudi/model/measure"
)

// The rows and the text were both written by hand from the column list of the format.
func TestSummaryIsTheAgreedText(t *testing.T) {
	nan := math.NaN()
	rows := []measure.Row{
		{Scenario: "current", Year: 2018, Measure: "fund_spending", By: "benefit", Group: "backstop", Unit: "CNY",
			Mean: 40375000.5, P05: 30000000, P25: 35000000, P50: 40000000, P75: 45000000, P90: 50000000, P95: 52000000.25, P99: 61000000,
			MCError: 120000, ParameterSD: 6500000, ProcessSD: 350000, DiffMean: 0, DiffP05: 0, DiffP95: 0},
		{Scenario: "no_backstop", Measure: "effective_rate_inpatient", By: "status", Group: "poor", Unit: "ratio",
			Mean: 0.1 + 0.2, P05: nan, P25: nan, P50: 1e-7, P75: nan, P90: nan, P95: math.Inf(1), P99: 0.9,
			MCError: nan, ParameterSD: math.Copysign(0, -1), ProcessSD: nan, DiffMean: -0.05, DiffP05: -0.07, DiffP25: -0.06, DiffP75: -0.04, DiffP95: -0.03},
		{Scenario: "no_backstop", Year: 2018, Measure: "poverty_labour", By: "decile", Group: "10", Unit: "households",
			Mean: 2.5, P05: 0, P50: 0, P95: 1, P99: 1, MCError: 0.5, ParameterSD: 1, ProcessSD: 1, DiffMean: -1, DiffP05: -1, DiffP95: -1, Rare: true, DiffRare: true},
	}
	fewText := "no_backstop,2018,poverty_labour,decile,10,households,2.5,,,,,,,,0.5,,,-1,,,,,1,1\n"
	head := "scenario,year,measure,by,group,unit,mean,p05,p25,p50,p75,p90,p95,p99,mc_error,parameter_sd,process_sd,diff_mean,diff_p05,diff_p95,diff_p25,diff_p75,rare,diff_rare\n"
	for _, c := range []struct {
		draws int
		want  string
	}{
		{100, head +
			"current,2018,fund_spending,benefit,backstop,CNY,40375000.5,30000000,35000000,40000000,45000000,50000000,52000000.25,,120000,6500000,350000,,,,,,,\n" +
			"no_backstop,all,effective_rate_inpatient,status,poor,ratio,0.3,,,0.0000001,,,,,,0,,-0.05,-0.07,-0.03,-0.06,-0.04,,\n" +
			fewText},
		{1000, head +
			"current,2018,fund_spending,benefit,backstop,CNY,40375000.5,30000000,35000000,40000000,45000000,50000000,52000000.25,61000000,120000,6500000,350000,,,,,,,\n" +
			"no_backstop,all,effective_rate_inpatient,status,poor,ratio,0.3,,,0.0000001,,,,0.9,,0,,-0.05,-0.07,-0.03,-0.06,-0.04,,\n" +
			fewText},
	} {
		var b strings.Builder
		if err := writeSummary(&b, rows, "current", c.draws); err != nil || b.String() != c.want {
			t.Errorf("%d draws: %v\n%s\nwant\n%s", c.draws, err, b.String(), c.want)
		}
	}
}

// The 99th percentile is told from 1,000 draws on. Numbers have twelve digits and no exponent.
func TestNumbersForOtherPrograms(t *testing.T) {
	for x, want := range map[float64]string{
		123456789.0125: "123456789.013", 1_234_567_890_123_456: "1234567890120000", 0.00012345678901234: "0.000123456789012", -2.5: "-2.5", 1e21: "1000000000000000000000",
		math.Inf(-1): "", 0: "0",
	} {
		if got := plain(x); got != want {
			t.Errorf("%v: %s, want %s", x, got, want)
		}
	}
	for draws, want := range map[int]string{999: ",,", 1000: ",7,"} {
		var b strings.Builder
		rows := []measure.Row{{Scenario: "x", Mean: 1, P05: 2, P25: 3, P50: 4, P75: 5, P90: 6, P95: 6.5, P99: 7, MCError: 8}}
		if err := writeSummary(&b, rows, "current", draws); err != nil || !strings.Contains(b.String(), "1,2,3,4,5,6,6.5"+want+"8,") {
			t.Errorf("%d draws: %s", draws, b.String())
		}
	}
}

var errFull = errors.New("no space left")

// full is a writer that takes so many bytes.
type full int

func (f *full) Write(p []byte) (int, error) {
	if int(*f) < len(p) {
		return 0, errFull
	}
	*f -= full(len(p))
	return len(p), nil
}

func TestWritersPassOnTheError(t *testing.T) {
	run := example(t)
	for name, write := range map[string]func(*full) error{
		"summary": func(w *full) error { return writeSummary(w, run.Rows, "current", 100) },
		"text":    func(w *full) error { return Compose(run, "zh").WriteText(w) },
		"json":    func(w *full) error { return Compose(run, "zh").WriteJSON(w) },
	} {
		for _, room := range []full{0, 700} {
			if err := write(&room); !errors.Is(err, errFull) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		x        float64
		decimals int
		want     string
	}{
		{0, 0, "0"}, {-0.4, 0, "0"}, {999.6, 0, "1,000"}, {-1234567.891, 2, "-1,234,567.89"}, {12, 1, "12.0"}, {math.NaN(), 0, ""}, {100000, 0, "100,000"},
	} {
		if got := grouped(c.x, c.decimals); got != c.want {
			t.Errorf("grouped(%v, %d) = %q, want %q", c.x, c.decimals, got, c.want)
		}
	}
	wan, percent := unitOf("zh", "CNY"), unitOf("zh", "ratio")
	for _, c := range []struct{ got, want string }{
		{wan.of(80_750_000), "8,075"},
		{wan.of(123_456), "12.3"},
		{wan.of(12_345), "1.23"},
		{percent.of(0.9085), "90.85"},
		{percent.signed(-0.05), "-5.00"},
		{percent.signed(0.0525), "+5.25"},
		{wan.signed(0), "0"},
		{wan.span("zh", -40_000, 3_000_000), "-4至300"},
		{wan.span("en", math.NaN(), 1), ""},
		{unitOf("en", "CNY").of(80_750_000), "80.8"},
		{unitOf("en", "days").of(3), "3.00"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
