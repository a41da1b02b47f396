package cli

import (
	"context"
	"strconv"

	"doudi/model/document"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/forecast"

	"github.com/spf13/cobra"
)

func newMerge(s *settings) *cobra.Command {
	o := &runOptions{}
	c := &cobra.Command{
		Use:   "merge DIR…",
		Short: "把分开算的各份合并成一次模拟的结果，与整个算的逐字节相同 (put the parts of a run together: the bytes of the whole run)",
		Example: "  doudi run huolinguole --part 1/2 --out /tmp/parts\n" +
			"  doudi run huolinguole --part 2/2 --out /tmp/parts\n" +
			"  doudi parts /tmp/parts\n" +
			"  doudi merge /tmp/parts --out /tmp/merged",
		Args: someArgs,
		RunE: func(c *cobra.Command, args []string) error { return mergeParts(c.Context(), s, args, o) },
	}
	c.Flags().String("out", "", "结果文件夹，缺省为 runs/<研究>-<摘要> (folder of the results; default: runs/<study>-<digest>)")
	c.Flags().StringVar(&o.format, "format", "text", "text | json")
	o.dataFlag(c)
	o.figures.add(c)
	o.forceFlag(c)
	allowFlag(c, &o.allow)
	return c
}

// mergeParts puts parts together. The study is opened anew, by the name and with the settings that the parts say: what they
// were made of must still be what is there.
func mergeParts(ctx context.Context, s *settings, folders []string, o *runOptions) error {
	if err := o.possible(); err != nil {
		return err
	}
	drawn, err := o.figures.drawn(s.lang)
	if err != nil {
		return err
	}
	set, err := await(ctx, func() (*dispatch.Set, error) { return dispatch.Gather(folders) })
	if err != nil {
		return err
	}
	if err := set.Whole(); err != nil {
		return err
	}
	first := set.Parts[0]
	plan, err := await(ctx, func() (*forecast.Plan, error) {
		return dispatch.Reopen(first.Header.Named, first.Header.Study, strconv.Itoa(first.Header.Study.Draws), o.allow)
	})
	if err != nil {
		return err
	}
	s.report(plan.Warnings)
	w := s.newWork(plan, first.Header.Named)
	if from := first.Header.From(&w.header); len(from) > 0 {
		return document.Refusef(first.Path, "the part is not of the study as it is here now: %s; merge with the program and the files that the parts were made with", dispatch.Together(from))
	}
	return w.run(ctx, o, drawn, set.Parts)
}
