/** Builds the check page as one HTML file that works without any server (open it from the disk). */
import vue from '@vitejs/plugin-vue'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import Components from 'unplugin-vue-components/vite'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

/** Puts the one script and the one style sheet into the page itself. */
function inline(): Plugin {
  return {
    name: 'inline',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = Object.values(bundle).find((file) => file.fileName.endsWith('.html'))
      if (page?.type !== 'asset') throw new Error('no page to inline into')
      let html = String(page.source)
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') {
          const script = file.code.replaceAll('</script', '<\\/script')
          html = html.replace(/<script type="module"[^>]*><\/script>/, '').replace('</body>', () => `<script type="module">${script}</script></body>`)
        } else if (file.fileName.endsWith('.css')) {
          html = html.replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${String(file.source)}</style>`)
        } else continue
        delete bundle[file.fileName]
      }
      page.source = html
    }
  }
}

export default defineConfig({
  root: fileURLToPath(new URL('./offline', import.meta.url)),
  plugins: [vue(), Components({ dts: false, dirs: [], resolvers: [ElementPlusResolver({ importStyle: 'css' })] }), inline()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2023',
    outDir: fileURLToPath(new URL('./dist', import.meta.url)),
    emptyOutDir: false,
    cssCodeSplit: false,
    modulePreload: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { input: fileURLToPath(new URL('./offline/check.html', import.meta.url)), output: { codeSplitting: false } }
  }
})
