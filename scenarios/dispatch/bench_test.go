package dispatch

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"doudi/scenarios/forecast"
)

// BenchmarkPersonYear is the time of a person's year in the study of Baise on one worker: with its first scenario
// alone, and with all four on the same episodes. A further scenario costs a third of the difference.
func BenchmarkPersonYear(b *testing.B) {
	for _, scenarios := range []int{1, 4} {
		b.Run(fmt.Sprintf("scenarios=%d", scenarios), func(b *testing.B) {
			personYears(b, scenarios, 1, nil)
		})
	}
}

// BenchmarkWorkers is the same work on one worker and on two; time an operation, not a person's year, is to be halved.
func BenchmarkWorkers(b *testing.B) {
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprintf("workers=%d", workers), func(b *testing.B) { personYears(b, 4, workers, nil) })
	}
}

// BenchmarkScale shows how the cost grows with people, scenarios and draws: a person's year should cost the same
// whatever their number, but for what a run costs at all.
func BenchmarkScale(b *testing.B) {
	for _, people := range []int{10_000, 100_000, 1_000_000, 10_000_000} {
		b.Run(fmt.Sprintf("people=%d", people), func(b *testing.B) {
			personYears(b, 1, 1, map[string]string{"people": strconv.Itoa(people), "draws": "2"})
		})
	}
	for _, scenarios := range []int{1, 2, 4, 8, 16} {
		b.Run(fmt.Sprintf("scenarios=%d", scenarios), func(b *testing.B) { personYears(b, scenarios, 1, nil) })
	}
	for _, draws := range []int{1, 10, 100} {
		b.Run(fmt.Sprintf("draws=%d", draws), func(b *testing.B) {
			personYears(b, 1, 1, map[string]string{"draws": strconv.Itoa(draws)})
		})
	}
}

// personYears runs a cut of the study: sixteen blocks, three years, ten draws with two replicates, and so many
// scenarios, each with the backstop at another rate. With -short, which shows that it runs and not how fast, a sixty-fourth
// of the people and two draws.
func personYears(b *testing.B, scenarios, workers int, flags map[string]string) {
	settings := map[string]string{"people": "288000", "draws": "10", "replicates": "2"}
	for k, v := range flags {
		settings[k] = v
	}
	if testing.Short() {
		people, err := strconv.Atoi(settings["people"])
		if err != nil {
			b.Fatal(err)
		}
		settings["people"], settings["draws"] = strconv.Itoa(people/64), "2"
	}
	plan := read(b, rates(b, scenarios), settings)
	b.ReportAllocs()
	var done int64
	for b.Loop() {
		r, err := Run(context.Background(), plan, Options{Workers: workers})
		if err != nil {
			b.Fatal(err)
		}
		done += r.Timing.PersonYears
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(done), "ns/person-year")
}

// BenchmarkFurtherInputs is what a scenario that changes inputs costs beside the first, as a share of that one: of prices alone, which leaves
// everybody as ill as before, and of use.
func BenchmarkFurtherInputs(b *testing.B) {
	for _, c := range []struct{ name, set string }{
		{"prices", "{path: catalogue.levels.*.mean_cost, scale: 0.95}"}, {"use", "{path: catalogue.admissions.level, scale: 0.95}"}, {"policy", "{path: parameters.backstop_inpatient_rate, value: 0.85}"},
	} {
		b.Run(c.name, func(b *testing.B) {
			study, err := os.ReadFile(rates(b, 1))
			if err != nil {
				b.Fatal(err)
			}
			plans := []*forecast.Plan{cut(b, string(study)), cut(b, string(study)+"  - {id: other, set: ["+c.set+"]}\n")}
			var took [2]time.Duration
			for b.Loop() {
				for i, plan := range plans {
					took[i] += timed(b, plan)
				}
			}
			b.ReportMetric(float64(took[1]-took[0])/float64(took[0]), "of-the-first")
		})
	}
}

// BenchmarkFiveYears is what five years in one run cost, as a multiple of five runs of one year each, under two policies.
func BenchmarkFiveYears(b *testing.B) {
	study, err := os.ReadFile(rates(b, 2))
	if err != nil {
		b.Fatal(err)
	}
	in := func(years string) *forecast.Plan {
		return cut(b, strings.Replace(string(study), "years: 2017..2019", "years: "+years, 1))
	}
	together := in("2016..2020")
	var apart []*forecast.Plan
	for year := 2016; year <= 2020; year++ {
		apart = append(apart, in(strconv.Itoa(year)))
	}
	var one, five time.Duration
	for b.Loop() {
		five += timed(b, together)
		for _, plan := range apart {
			one += timed(b, plan)
		}
	}
	b.ReportMetric(float64(five)/float64(one), "of-single-years")
}

// cut is a study of 96,000 people and ten draws; with -short a sixty-fourth of them and two draws.
func cut(b *testing.B, study string) *forecast.Plan {
	people, draws := 96_000, 10
	if testing.Short() {
		people, draws = people/64, 2
	}
	path := filepath.Join(b.TempDir(), "study.yaml")
	if err := os.WriteFile(path, []byte(study), 0o644); err != nil {
		b.Fatal(err)
	}
	return read(b, path, map[string]string{"people": strconv.Itoa(people), "draws": strconv.Itoa(draws), "replicates": "1"})
}

// timed is how long a run of a plan takes on one worker.
func timed(b *testing.B, plan *forecast.Plan) time.Duration {
	from := time.Now()
	if _, err := Run(context.Background(), plan, Options{Workers: 1}); err != nil {
		b.Fatal(err)
	}
	return time.Since(from)
}

// rates writes the study of Baise without its targets, and with scenarios that differ in the backstop's rate.
func rates(b *testing.B, n int) string {
	text, err := os.ReadFile(baise)
	if err != nil {
		b.Fatal(err)
	}
	head, _, _ := strings.Cut(string(text), "scenarios:\n")
	head = strings.Replace(head, "{profile: baise}", "{profile: baise, repeat: true}", 1)
	var s strings.Builder
	s.WriteString(head + "scenarios:\n  - {id: current}\n")
	for i := 1; i < n; i++ {
		fmt.Fprintf(&s, "  - id: r%d\n    set:\n      - {path: parameters.backstop_inpatient_rate, value: %.2f}\n", i, 0.9-float64(i)/100)
	}
	path := filepath.Join(b.TempDir(), "study.yaml")
	if err := os.WriteFile(path, []byte(s.String()), 0o644); err != nil {
		b.Fatal(err)
	}
	return path
}
