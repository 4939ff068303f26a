import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

/** What every chart of ours stands on; its kind comes beside it. The whole of ECharts is twice as large. */
use([GridComponent, TooltipComponent, SVGRenderer]);

export { init };
