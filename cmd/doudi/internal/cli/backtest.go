package cli

import (
	"context"
	"fmt"
	"slices"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/backtest"
	"doudi/scenarios/folder"
	"doudi/scenarios/forecast"
	"doudi/scenarios/report"

	"github.com/spf13/cobra"
)

// backtestOptions are the flags of `backtest`.
type backtestOptions struct {
	backtest.Options
	format string
	force  bool
}

func newBacktest(s *settings) *cobra.Command {
	o := &backtestOptions{}
	c := &cobra.Command{
		Use:   "backtest [STUDY…]",
		Short: "历史检验：公布的数字与模拟结果并排，逐个打分 (published figures beside simulated ones, each scored)",
		Long: "历史检验：自带的研究和各地的研究里公布的数字，逐个与模拟结果对照打分；写了研究的，只检验这些。样本和抽样次数固定，便于前后比较。" +
			" (Published figures of the studies that come with the program and of other localities, each beside its simulation and scored; or of the studies named. The sample is fixed, so that tables can be compared.)",
		Example: "  doudi backtest huaihua\n  doudi backtest yunyang lixian --format json\n  doudi backtest --out /tmp/backtest",
		RunE: func(c *cobra.Command, args []string) error {
			if !slices.Contains([]string{"text", "json"}, o.format) {
				return document.Refusef("--format", "there is no format `%s`; write %s", o.format, "text, json")
			}
			o.Studies, o.Workers = args, s.workers
			return runBacktest(c.Context(), s, o)
		},
	}
	c.Flags().String("out", "", "另写一个文件夹：表格和图 (also write a folder: the table and its picture)")
	c.Flags().Int("workers", 0, "并行数，缺省为处理器数；不影响结果 (simulations at the same time; default: one a processor; changes no result)")
	c.Flags().StringVar(&o.format, "format", "text", "text | json")
	c.Flags().BoolVar(&o.force, "force", false, "替换结果文件夹里一项研究的结果 (replace the finished run of a study)")
	allowFlag(c, &o.Allow)
	return c
}

func runBacktest(ctx context.Context, s *settings, o *backtestOptions) error {
	var place *folder.Folder
	if s.out != "" {
		var err error
		if place, err = folder.Reserve(s.out, backtestStudy().ID, o.force); err != nil {
			return err
		}
		defer place.Discard()
	}
	var shown *progress // from the first simulation on: the time to open the studies says nothing of what is left
	o.Progress = func(done, total int) {
		if shown == nil {
			shown = s.newProgress()
		}
		shown.report(done, total)
	}
	table, err := backtest.Run(ctx, o.Options)
	if shown != nil {
		shown.end()
	}
	if err != nil {
		return err
	}
	s.report(table.Warnings)
	if place != nil {
		if err := saveBacktest(place, table, o.Workers); err != nil {
			return err
		}
	}
	if o.format == "json" {
		return report.WriteBacktestJSON(s.Out, table, s.lang)
	}
	if err := report.WriteBacktestText(s.Out, table, s.lang); err != nil {
		return err
	}
	if place != nil {
		fmt.Fprint(s.Out, s.lang.Say("\nResults: %s (%.1f s)\n", place.Path(), table.WallSeconds))
	}
	return nil
}

// backtestStudy is what the manifest of a backtest's folder says was run: the settings that all its studies have.
func backtestStudy() *scenarios.Study {
	return &scenarios.Study{
		ID: "backtest", Draws: backtest.Draws, Replicates: 1, Population: scenarios.Population{People: backtest.People},
		Title: model.TitleOf(message.Say("Backtest: published figures beside simulated ones")),
	}
}

// saveBacktest writes the folder of a backtest, whole or not at all.
func saveBacktest(place *folder.Folder, t *backtest.Table, workers int) error {
	files, err := report.BacktestFiles(t)
	if err != nil {
		return err
	}
	return place.Save(&forecast.Result{
		Study: backtestStudy(), Inputs: t.Inputs,
		Versions: versions(),
		Timing:   forecast.Timing{PersonYears: t.PersonYears, Workers: workers, WallSeconds: t.WallSeconds, Year: t.Year},
	}, files)
}
