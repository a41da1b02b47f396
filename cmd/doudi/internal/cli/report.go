package cli

import (
	"context"
	"slices"

	"doudi/model/document"
	"doudi/scenarios/data"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/folder"
	"doudi/scenarios/forecast"
	"doudi/scenarios/report"

	"github.com/spf13/cobra"
)

func newReport(s *settings) *cobra.Command {
	o := &runOptions{}
	c := &cobra.Command{
		Use:   "report RUN",
		Short: "把一次完成的模拟重新成页、成图，不再模拟 (the page and figures of a finished run again, without simulating)",
		Long: "把一次完成的模拟重新成页；写了 --out 的，另成一个同样的结果文件夹。数字取自文件夹里逐次的数字，研究、政策等文件须仍是当时的。" +
			" (Print the page of a finished run again; with --out, write its folder anew at another place. The numbers are those by simulation that the folder keeps; study, policy and so on must still be what they were.)",
		Example: "  doudi run huolinguole --quick --out /tmp/run\n" +
			"  doudi report /tmp/run --lang en\n" +
			"  doudi report /tmp/run --format markdown --figures all --width full --out /tmp/again",
		Args: exactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if !slices.Contains([]string{"text", "json", "markdown"}, o.format) {
				return document.Refusef("--format", "there is no format `%s`; write %s", o.format, "text, json, markdown")
			}
			again := !c.Flags().Changed("figures") && !c.Flags().Changed("width")
			return reportRun(c.Context(), s, args[0], o, again)
		},
	}
	c.Flags().String("out", "", "另写一个结果文件夹 (also write a folder of results)")
	c.Flags().StringVar(&o.format, "format", "text", "text | json | markdown")
	o.figures.add(c)
	o.forceFlag(c)
	allowFlag(c, &o.allow)
	return c
}

// reportRun makes the page of a run from the figures that the run keeps. Its folder has the run's pictures again, or those that are
// asked for.
func reportRun(ctx context.Context, s *settings, run string, o *runOptions, again bool) error {
	drawn, err := o.figures.drawn(s.lang)
	if err != nil {
		return err
	}
	m, err := folder.Read(run)
	if err != nil {
		return err
	}
	if again {
		drawn = report.DrawnOf(m.Lists)
	}
	kept, err := dispatch.KeptOf(run, m)
	if err != nil {
		return err
	}
	timing, err := m.TimingOf(run)
	if err != nil {
		return err
	}
	w, err := s.again(ctx, run, m, o.allow)
	if err != nil {
		return err
	}
	result, err := await(ctx, func() (*forecast.Result, error) {
		if err := w.job.Take(kept); err != nil {
			return nil, err
		}
		return w.conclude()
	})
	if err != nil {
		return err
	}
	result.Timing = timing
	drawn = drawn.For(result.Study)
	if s.out != "" {
		place, err := folder.Reserve(s.out, m.Study.Study, o.force)
		if err != nil {
			return err
		}
		defer place.Discard()
		result.Microdata = m.Microdata
		files, err := w.files(result, data.KindOf(m.Lists), drawn)
		if err != nil {
			return err
		}
		if err := place.Save(result, files); err != nil {
			return err
		}
	}
	return w.show(result, o.format, s.out, drawn)
}

// again opens what a run was made of.
func (s *settings) again(ctx context.Context, run string, m *folder.Manifest, allow []string) (*work, error) {
	w, err := await(ctx, func() (*work, error) {
		job, header, err := dispatch.Again(run, m, versions(), allow)
		return &work{s: s, job: job, header: header, own: m.OwnInputs(run)}, err
	})
	if err != nil {
		return nil, err
	}
	s.report(w.job.Plan.Warnings)
	return w, nil
}
