const ROW = 28

export const barChartHeight = (bars: number): number => bars * ROW + 4
