package backtest

import (
	"crypto/sha256"
	"fmt"
	"os"
	"testing"
)

// A forecast that was registered before the figures were out stays as it was, whatever the program says later.
func TestRegisteredForecastsStay(t *testing.T) {
	for file, want := range map[string]string{
		"national-2026-2027.csv":        "46c86538b6fd74a3416e4ed5da6b6fc975b099b23b39346cb6e7400c37e1f7d3",
		"national-2026-2027.study.yaml": "03f269267e5772de0ea0f3a41c0453acee324764779601cffb795219f33777a2",
	} {
		text, err := os.ReadFile("../../testdata/forecasts/" + file)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprintf("%x", sha256.Sum256(text)); got != want {
			t.Errorf("%s has been changed: it is %s", file, got)
		}
	}
}
