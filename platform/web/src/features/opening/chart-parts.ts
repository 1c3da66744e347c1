/** The parts of ECharts that the hall uses, in one lazily loaded piece. */
import { BarChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([BarChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer])

export { init }
