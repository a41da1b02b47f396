package cli

import (
	"context"
	"slices"

	"doudi/model/document"
	"doudi/scenarios"
	"doudi/scenarios/decide"
	"doudi/scenarios/figure"
	"doudi/scenarios/library"
	"doudi/scenarios/report"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// solveOptions are the flags of `solve` as they are written.
type solveOptions struct {
	question     decide.Question
	between      []string
	budget, sure string
	least, most  string
	format       string
	picture      picture
	quick        bool
}

func newSolve(s *settings) *cobra.Command {
	o := &solveOptions{}
	c := &cobra.Command{
		Use:   "solve STUDY",
		Short: "反推：政策里的一个数定为多少，预算才够 (which value of a policy's number keeps to a budget)",
		Long: "反推：移动政策里的一个数（或表里的一格、整张表的倍数），看一个基金的支出在预算内最多能到多少，或哪个值使某个指标最小、最大。写两次 --path 就给出两个数的搭配。预算不起约束也是答案；怎样都不够，退出码为 2。" +
			" (Moves a number of the policy, a member of a table or its scale: how far a fund's budget reaches, or which value makes a measure least or most. Two --path give the frontier of both. A budget that does not bind is an answer; one out of reach is exit code 2.)",
		Example: "  doudi solve baise --path parameters.assistance_rate --fund medical_assistance --budget 45000000 --sure 95% --quick\n" +
			"  doudi solve baise --path parameters.backstop_inpatient_rate --least poverty_d2 --fund county_backstop --budget 120000000 --quick",
		Args: exactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			given := scenarios.Given{Flags: map[string]string{}, Environment: studyEnvironment(), Quick: o.quick}
			c.Flags().Visit(func(f *pflag.Flag) { given.Flags[f.Name] = f.Value.String() })
			if err := o.read(c); err != nil {
				return err
			}
			return runSolve(c.Context(), s, args[0], given, o)
		},
	}
	f := c.Flags()
	f.StringArrayVar(&o.question.Paths, "path", nil, "移动哪个数：parameters.<名>、parameters.<名>.<格>、parameters.<名>.scale；写一次或两次 (the number that is moved: once or twice)")
	f.StringArrayVar(&o.between, "between", nil, "在哪两个值之间移动，写作 0.5,0.9，次序同 --path；缺省：比例 0 到 1，倍数 0 到 2，金额 0 到现值的两倍 (between which values, in the order of --path; default: a share 0 to 1, a scale 0 to 2, an amount 0 to twice what it is)")
	f.StringVar(&o.question.Fund, "fund", "", "哪个基金的预算 (the fund whose budget it is)")
	f.StringVar(&o.budget, "budget", "", "一年的预算，如 4500万、0.45亿、45000000，含代缴的保费 (the budget of a year, premiums with it)")
	f.StringVar(&o.sure, "sure", "95%", "预算够用的模拟所占比例，如 95% 或 0.95 (share of simulations in which the budget is to be enough)")
	f.StringVar(&o.least, "least", "", "使哪个指标的均值最小，如 poverty_d2、oop_per_person.poor (the measure whose mean is to be least)")
	f.StringVar(&o.most, "most", "", "使哪个指标的均值最大 (the measure whose mean is to be most)")
	f.IntVar(&o.question.Year, "year", 0, "哪一年，缺省为研究的末年 (the year asked about; default: the study's last)")
	f.StringVar(&o.question.Scenario, "scenario", "", "在哪个方案上改，缺省为基准 (the scenario that is changed; default: the baseline)")
	f.StringVar(&o.format, "format", "text", "text | json")
	o.picture.add(c, "另存图：.png、.svg 或 .pdf；一个数画各值的结果，两个数画最好的搭配 (draw what comes of each value, or the frontier of two, into a file)")
	settingFlags(c, &o.quick)
	allowFlag(c, &o.question.Folders)
	return c
}

// settingFlags adds the flags of a study's settings, and how many work at the same time.
func settingFlags(c *cobra.Command, quick *bool) {
	c.Flags().Int("workers", 0, "并行数，缺省为处理器数；不影响结果 (simulations at the same time; default: one a processor; changes no result)")
	c.Flags().BoolVar(quick, "quick", false, "快速试算：缩小样本和次数，几秒钟出数 (a first look on a sample)")
	// Settings of the study stay text here: the study's own reader decides between flag, environment and file.
	c.Flags().String("seed", "", "随机种子 (seed)")
	c.Flags().String("draws", "", "参数抽样次数 (parameter draws)")
	c.Flags().String("replicates", "", "每次抽样的重复模拟次数 (replicates of a draw)")
	c.Flags().String("people", "", "模拟人数 (people simulated)")
}

// read reads amounts and shares as people write them.
func (o *solveOptions) read(c *cobra.Command) error {
	if !slices.Contains([]string{"text", "json"}, o.format) {
		return document.Refusef("--format", "there is no format `%s`; write %s", o.format, "text, json")
	}
	if err := o.picture.check(); err != nil {
		return err
	}
	q := &o.question
	set := c.Flags().Changed
	switch {
	case set("least") && set("most"):
		return document.Refusef("--most", "one measure is made least or most; write --least or --most")
	case set("budget") != set("fund"):
		return document.Refusef("--budget", "a budget is of a fund; write --fund and --budget together")
	}
	q.Measure, q.Most = o.least, false
	if set("most") {
		q.Measure, q.Most = o.most, true
	}
	var err error
	if set("budget") {
		if q.Budget, err = decide.Amount("--budget", o.budget); err != nil {
			return err
		}
	}
	if q.Sure, err = decide.Share("--sure", o.sure); err != nil {
		return err
	}
	return o.readEnds()
}

// readEnds reads between which values levers are moved.
func (o *solveOptions) readEnds() error {
	q := &o.question
	if len(o.between) > len(q.Paths) {
		return document.Refusef("--between", "there are %d of them for %d levers", len(o.between), len(q.Paths))
	}
	for i := range q.Paths {
		if i >= len(o.between) {
			q.Between = append(q.Between, nil)
			continue
		}
		ends, err := decide.Ends("--between", o.between[i])
		if err != nil {
			return err
		}
		q.Between = append(q.Between, ends)
	}
	return nil
}

func runSolve(ctx context.Context, s *settings, name string, given scenarios.Given, o *solveOptions) error {
	study, err := readStudy(s, name, given)
	if err != nil {
		return err
	}
	o.question.Study, o.question.Workers = study, s.workers
	shown := s.newProgress()
	o.question.Progress = shown.report
	answer, warnings, err := decide.Solve(ctx, o.question)
	shown.end()
	if err != nil {
		return err
	}
	s.report(warnings)
	if err := o.picture.draw(func() figure.Figure { return report.AnswerFigure(answer, s.lang) }); err != nil {
		return err
	}
	if o.format == "json" {
		return report.WriteAnswerJSON(s.Out, answer)
	}
	return report.WriteAnswerText(s.Out, answer, s.lang)
}

// readStudy reads a study file alone, and says what it warns of.
func readStudy(s *settings, name string, given scenarios.Given) (*scenarios.Study, error) {
	file, text, err := library.Studies().Text(name)
	if err != nil {
		return nil, err
	}
	study, said, err := scenarios.Parse(file, text, given)
	if err != nil {
		return nil, err
	}
	warnings := &document.Report{}
	for _, d := range said {
		warnings.Add(d)
	}
	s.report(warnings)
	return study, nil
}
