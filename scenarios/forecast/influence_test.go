package forecast

import (
	"math"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// Spearman's correlation by hand: ranks of y against 0, 1, 2, 3, 4 are 1, 0, 2, 4, 3; the squared differences sum to
// 1+1+0+1+1 = 4, so 1 − 6·4/(5·24) = 0.8.
func TestInfluencesAreRankCorrelations(t *testing.T) {
	means := []float64{20, 10, 30, 900, 40}
	inputs := [][]float64{
		{5, 5, 5, 5, 5},           // does not vary
		{1, 2, 3, 4, 5},           // 0.8
		{-20, -10, -30, -99, -40}, // exactly the other way
	}
	got := influences([]string{"flat", "near", "against"}, inputs, means)
	want := []Influence{{Path: "against", Rank: -1}, {Path: "near", Rank: 0.8}, {Path: "flat"}}
	for i, w := range want {
		if g := got[i]; g.Path != w.Path || math.Abs(g.Rank-w.Rank) > 1e-12 || g.Noise != noise(3, 5) {
			t.Errorf("place %d is %+v, want %+v", i, g, w)
		}
	}
}

func TestEqualValuesShareTheirRank(t *testing.T) {
	for i, want := range []float64{0, 2, 2, 4, 2} {
		if got := ranks([]float64{1, 7, 7, 9, 7})[i]; got != want {
			t.Errorf("rank %d is %v, want %v", i, got, want)
		}
	}
}

// One input has the usual limit of 1.960; of ninety-six, each must stay below with 0.95^(1/96) = 0.999466, two-sided 3.463
// (of a table of the normal distribution).
func TestNoiseIsOfTheLargest(t *testing.T) {
	for _, c := range []struct {
		k, n int
		want float64
	}{{1, 101, 0.1960}, {96, 101, 0.3463}, {96, 401, 0.17315}} {
		if got := noise(c.k, c.n); math.Abs(got-c.want) > 5e-5 {
			t.Errorf("%d inputs, %d draws: %.4f, want %.4f", c.k, c.n, got, c.want)
		}
	}
}

// Of ninety inputs that have nothing to do with the outcome, the largest correlation passes the limit in one run of twenty;
// the limit of a single one is passed nearly always.
func TestDummiesStayBelowTheNoise(t *testing.T) {
	notRaced(t)
	const runs, draws, k = 400, 100, 90
	r := rand.New(rand.NewPCG(12, 13))
	above, aboveOne := 0, 0
	for range runs {
		var paths []string
		var values [][]float64
		for i := range k {
			x := make([]float64, draws)
			for d := range x {
				x[d] = r.Float64()
			}
			paths, values = append(paths, strconv.Itoa(i)), append(values, x)
		}
		means := make([]float64, draws)
		for d := range means {
			means[d] = r.NormFloat64()
		}
		strongest := math.Abs(influences(paths, values, means)[0].Rank)
		if strongest > noise(k, draws) {
			above++
		}
		if strongest > noise(1, draws) {
			aboveOne++
		}
	}
	// 20 of 400 with a standard deviation of 4.4; the normal limit is a little wide of the mark in the tails.
	if above > 34 || aboveOne < 350 {
		t.Errorf("of %d runs %d are above the limit of all, %d above that of one", runs, above, aboveOne)
	}
}

// Whatever has a range in the files that come with the program is named in both languages, in words: no id stands in a name.
func TestInputsHaveTitles(t *testing.T) {
	notRaced(t)
	ids, latin := regexp.MustCompile(`\w+_\w+`), regexp.MustCompile(`[a-z]{3,}`)
	files, err := filepath.Glob("../studies/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, file := range files {
		plan := planned(t, file, few(map[string]string{"people": "8000"}))
		in := plan.inputs()
		for _, path := range in.paths {
			if title := in.titles[path]; title.ZH == "" || title.EN == "" || title.ZH == path {
				t.Errorf("%s: %s is called %+v", file, path, title)
			} else if id := ids.FindString(title.ZH + " " + title.EN); id != "" || latin.MatchString(title.ZH) {
				t.Errorf("%s: %s is called %+v, with an id", file, path, title)
			}
		}
	}
}
