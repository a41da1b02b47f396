package message

// messagesOfCommands are of what the commands print beside pages and diagnostics.
func messagesOfCommands() map[string]string {
	return map[string]string{
		"the command line cannot be understood: %s\n":          "命令写法不对：%s\n",
		"  not searched: %s\n":                                 "  未查：%s\n",
		"A family's bills: who pays what, by which clause":     "一家人的账单，各方付多少、凭哪一条",
		"What has changed between two dates of a policy":       "政策前后有什么不同",
		"What another policy does to funds, families, poverty": "换一种政策，基金、家庭、因病致贫各差多少",
		"Whether a policy is sound":                            "政策写得对不对",
		"Write the policy of one's own county":                 "写自己县的政策",
		"persons¦how many":                                     "人数",
		"households¦how many":                                  "户数",
		"age and sex":                                          "年龄性别",
		"household size":                                       "户规模",
		"category¦of people":                                   "身份类别",
		"all¦of a margin":                                      "全体",
		"from %s, male":                                        "%s岁起，男",
		"from %s, female":                                      "%s岁起，女",
		"%d examples":                                          "%d 个算例",
		"simulating ":                                          "模拟 ",
		"  left ":                                              "  约剩 ",

		"%s: ok (%s)\n": "%s：通过（%s）\n",

		"Source: Doudi, %s settled by each policy.": "来源：兜底（Doudi）按各政策结算 %s。",

		"  the bills that show them are in %s\n":                   "  证明它们的账单已写入 %s\n",
		"searched: %d findings. Finding nothing proves nothing.\n": "深查：发现 %d 处。没有发现不等于没有问题。\n",
		"%s (%s):\n": "%s（%s）：\n",
		"      bill: %s, paid %s, out of pocket %s\n": "      账单：%s，支付 %s，个人 %s\n",

		"Doudi is licensed under Apache-2.0. It contains:\n": "兜底依 Apache-2.0 许可。其中所含的库和字体：\n",

		"Doudi: health-protection policy as rules that run; bills to the fen; what funds and families pay.\n\nYou can ask:\n\n": "兜底：把健康保障政策写成能运行的规则，逐分结算，预测支出、负担与因病致贫。\n\n可以问：\n\n",
		"\nChinese is the default. All commands: doudi --help; one of them: doudi run --help.\n":                                "\n英文输出加 --lang en。全部命令：doudi --help；一条命令的用法：doudi run --help。\n",

		"wrote %s\n": "已写入 %s\n",

		"stratum":          "人群",
		"margin":           "边际",
		"group":            "分组",
		"wanted":           "应有",
		"fitted":           "合成",
		"miss¦of a margin": "偏差",
		"allowed":          "容许",
		"  missed":         "  超出",
		"\nWhere fewer than one is wanted, miss and allowed are how many, no shares.\n": "\n应有不到 1 的，偏差和容许写的是个数，不是百分比。\n",
		"\n%d people; %d margins missed.\n":                                             "\n共 %d 人；%d 项超出容许偏差。\n",

		"%d %% done, about %s left\n": "已完成 %d%%，约剩 %s\n",

		"Interrupted; no half-written result was left.":                                       "已中断，未留下不完整的结果。",
		"    did you mean: %s %s\n":                                                           "    是不是：%s %s\n",
		"    usage: %s (see %s --help)\n":                                                     "    用法：%s（详见 %s --help）\n",
		"warning: the environment variable %s is no setting of the program and is left aside": "提醒：环境变量 %s 不是本程序的设置，未采用",
		"; did you mean %s":                                                                   "；是不是 %s",

		"all there; they can be merged": "齐全，可以合并",
		"folder":                        "文件夹", "study¦of a run": "研究", "scenarios¦how many": "方案数", "draws × replicates": "抽样×重复", "written¦when": "写成于", "version": "版本", "state¦of a run": "状态",
		"whole¦of a run":                                            "完整",
		"incomplete: %d files are missing":                          "不完整：缺 %d 个文件",
		"interrupted: %d of %d simulations are kept":                "被打断：%[2]d 次模拟已留下 %[1]d 次",
		"unfinished: being written, or left by a process that died": "未完成：正在写，或是中途停止的程序留下的",
		"missing":                                                                       "缺失",
		"changed since the run wrote it":                                                "写成以后被改过",
		"no run has written it":                                                         "不是模拟写下的",
		"of other content when computed again":                                          "重算后内容不同",
		"written when computed again, and not by the run":                               "重算会写，原来没有",
		"written by the run, and not when computed again":                               "原来写了，重算没有",
		"%d files are as the run wrote them\n":                                          "%d 个文件与写成时一样\n",
		"%d files are as the run wrote them, and the same when computed again\n":        "%d 个文件与写成时一样，重算也逐字节相同\n",
		"to be computed again: %s\n":                                                    "要再算：%s\n",
		"missing: %s\n":                                                                 "缺：%s\n",
		"part %d of %d is there already: %s\n":                                          "第 %d/%d 份已在：%s\n",
		"part %d of %d (draws %d to %d): %s (%.1f s)\n":                                 "第 %d/%d 份（第 %d–%d 次抽样）：%s（%.1f 秒）\n",
		"going on with an interrupted run: of %d simulations %d are done\n":             "接着被打断的模拟继续：%d 次模拟中已完成 %d 次\n",
		"%d finished simulations are kept in %s; the same command goes on from there\n": "已完成的 %d 次模拟留在 %s；再用同一条命令即从那里继续\n",
		"\nResults: %s (%.1f s)\n":                                                      "\n结果文件夹：%s（%.1f 秒）\n",

		"Source: Doudi, %s settled by this policy.":               "来源：兜底（Doudi）按该政策结算 %s。",
		" Part of the bills is not known: settled at the middle.": "账单中有未知的部分，按中点结算。",

		"%d examples, %d failed\n":                   "%d 个算例，%d 个不符\n",
		"%s: %d examples, %d failed\n":               "%s：%d 个算例，%d 个不符\n",
		"%s:%d:%d: %s: %s %s should be %s, got %s\n": "%s:%d:%d: %s：%s 的 %s 应为 %s，得到 %s\n",

		"doudi %s\ncommit %s\n%s %s/%s\n":                                      "兜底 doudi %s\n提交 %s\n%s %s/%s\n",
		"not recorded (built outside a git repository, or with -buildvcs off)": "未记录（不是从 git 仓库构建，或构建时关了 -buildvcs）",
		", with changes that are not committed":                                "，另有未提交的改动",
	}
}
