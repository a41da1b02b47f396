package main

import (
	"context"
	"os"

	"doudi/model/message"
	"doudi/rules/show"
	"doudi/scenarios"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/forecast"
	"doudi/scenarios/library"
	"doudi/scenarios/report"
)

func main() {
	f, text, err := library.Studies().Text("baise")
	if err != nil {
		panic(err)
	}
	study, _, err := scenarios.Parse(f, text, scenarios.Given{Quick: true})
	if err != nil {
		panic(err)
	}
	plan, err := forecast.Open(study)
	if err != nil {
		panic(err)
	}
	res, err := dispatch.Run(context.Background(), plan, dispatch.Options{Workers: 1})
	if err != nil {
		panic(err)
	}
	files, err := report.Files(res, report.Drawn{Languages: []message.Language{message.Chinese}})
	if err != nil {
		panic(err)
	}
	files["summary.csv"](os.Stdout)
	_ = show.WriteSheet
}
