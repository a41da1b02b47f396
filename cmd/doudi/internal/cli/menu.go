package cli

import (
	"fmt"
	"strings"

	"doudi/model/document"
)

// question is something that can be asked of the program, with the line that asks it.
type question struct{ zh, en, command string }

// questions are what `doudi` alone offers, in the order in which one comes to need them. Each line works as it stands,
// wherever the program runs: what it names comes in the binary.
func questions() []question {
	return []question{
		{"一家人的账单，各方付多少、凭哪一条", "A family's bills: who pays what, by which clause", "doudi settle baise baise-2018"},
		{"政策前后有什么不同", "What has changed between two dates of a policy", "doudi diff baise@2017 baise@2018"},
		{"换一种政策，基金、家庭、因病致贫各差多少", "What an alternative means for funds, families and poverty", "doudi run baise --quick"},
		{"政策写得对不对", "Whether a policy is sound", "doudi check baise"},
		{"写自己县的政策", "Write the policy of one's own county", "doudi new policy mycounty"},
	}
}

// menu prints what can be asked.
func menu(s *settings) error {
	var b strings.Builder
	b.WriteString(s.say("兜底：把健康保障政策写成能运行的规则，逐分结算，预测支出、负担与因病致贫。\n\n可以问：\n\n",
		"Doudi: health-protection policy as rules that run; bills to the fen, forecasts of spending, burden and poverty.\n\nYou can ask:\n\n"))
	width := 0
	for _, q := range questions() {
		width = max(width, document.Cells(s.say(q.zh, q.en)))
	}
	lang := s.say("", " --lang en")
	for _, q := range questions() {
		text := s.say(q.zh, q.en)
		fmt.Fprintf(&b, "  %s%s   %s%s\n", text, strings.Repeat(" ", width-document.Cells(text)), q.command, lang)
	}
	b.WriteString(s.say("\n英文输出加 --lang en。全部命令：doudi --help；一条命令的用法：doudi run --help。\n",
		"\nChinese is the default. All commands: doudi --help; one of them: doudi run --help.\n"))
	_, err := fmt.Fprint(s.Out, b.String())
	return err
}
